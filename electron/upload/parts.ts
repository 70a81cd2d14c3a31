import type { UploadSettings } from '../../shared/settings/upload.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';

/** What the upload stage works with. */
export interface UploadParts {
  /** In the device's own session. */
  readonly api: KalturaApi;
  /** In a session of this user; throws FaultError `owner-session-bound` where the app token does not let it. */
  readonly asUser: (userId: string) => KalturaApi;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly log: Log;
  /** Read anew each time, so that a change takes effect at once. */
  readonly settings: () => UploadSettings;
  /** IANA zone of the room. */
  readonly zone: () => string;
}
