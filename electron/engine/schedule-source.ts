import { FaultError } from '../../shared/faults/fault.ts';
import type { CalendarSettings, ScheduleSettings } from '../../shared/settings/schedule.ts';
import type { Room } from '../calendar/belonging.ts';
import { FeedSource } from '../calendar/feed-source.ts';
import { folderNames, loginOf } from '../calendar/ftp/account.ts';
import { FtpSource } from '../calendar/ftp/ftp-source.ts';
import { KalturaSource } from '../calendar/kaltura-source.ts';
import type { ScheduleSource } from '../calendar/source.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { serverTime } from '../kaltura/system.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ftp } from '../ports/ftp.ts';
import type { Http } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { Secrets } from '../ports/secrets.ts';
import { calendarSecret, FTP_SECRET } from './secret-names.ts';

/** What the sources of a schedule work with. */
export interface SourcePorts {
  readonly api: KalturaApi;
  readonly clock: Clock;
  readonly files: Files;
  readonly ftp: Ftp;
  /** Trusts the system's certificates and those of `caFile`. */
  readonly http: (caFile: string | null) => Http;
  readonly log: Log;
  readonly secrets: Pick<Secrets, 'get'>;
}

/** The source that the settings choose for a room's schedule. */
export function kalturaSourceOf(schedule: ScheduleSettings, room: Room, ports: SourcePorts): ScheduleSource {
  const { api, clock, ftp, secrets } = ports;
  const { expandSeries, source } = schedule;
  if (source !== 'ftp') return new KalturaSource({ api, room, format: source, expandSeries });
  const login = async () => loginOf(schedule.ftp, room.partnerId, await secrets.get(FTP_SECRET));
  const names = folderNames(schedule.ftp);
  return withServerTime(new FtpSource({ ftp, clock, room, login, folderNames: names, expandSeries }), ports);
}

/** The source of a calendar besides Kaltura's. */
export const otherSourceOf = (
  { file, id, name }: CalendarSettings,
  roomZone: string,
  { files, http, secrets }: Pick<SourcePorts, 'files' | 'secrets'> & { readonly http: Http },
): ScheduleSource =>
  new FeedSource({
    ports: { files, http },
    ...{ id, name, roomZone },
    place: () => (file === null ? secrets.get(calendarSecret(id)) : Promise.resolve(file)),
  });

/**
 * FTP does not tell the server's time, so it is asked for beside each fetch: the answer's own `Date` header sets the
 * server clock. When HTTPS does not work the schedule is none the worse for it.
 */
function withServerTime(source: ScheduleSource, { api, log }: SourcePorts): ScheduleSource {
  const measure = async (signal: AbortSignal): Promise<void> => {
    try {
      await serverTime(api, { signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof FaultError)) throw error;
      log.debug("Kaltura's clock could not be read.", { fault: error.fault });
    }
  };
  let measuring: Promise<void> | null = null;
  return {
    fetch: (window, signal) => {
      measuring ??= measure(signal).finally(() => (measuring = null));
      return source.fetch(window, signal);
    },
    proveFilter: (signal) => source.proveFilter(signal),
  };
}
