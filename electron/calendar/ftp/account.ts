import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { FtpSettings } from '../../../shared/settings/schedule.ts';
import type { FtpLogin } from '../../ports/ftp.ts';

/** The names of the folder of scheduled events: as Kaltura's documentation has it, and as the program's source does. */
const NAMES = { docs: 'schedule_scheduleevent', source: 'scheduleEvent' } as const;

/** Those names in the order in which the settings want them tried. */
export const folderNames = ({ folders }: FtpSettings): readonly string[] =>
  folders === 'docs-first' ? [NAMES.docs, NAMES.source] : [NAMES.source, NAMES.docs];

/**
 * Who logs in: `partner/user` with that user's own password, since app tokens do not work here. Throws FaultError
 * `ftp-not-set-up` while something is missing, and for a user name that the server could not tell from the partner.
 */
export function loginOf(settings: FtpSettings, partnerId: number, password: string | null): FtpLogin {
  const { host, port, user } = settings;
  if (host === '' || user === '' || user.includes('/') || password === null) {
    throw new FaultError(fault('ftp-not-set-up'));
  }
  return { host, port, user: `${partnerId}/${user}`, password };
}
