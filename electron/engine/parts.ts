import type { Fault } from '../../shared/faults/fault.ts';
import type { IntentArgs } from '../../shared/ipc/intents.ts';
import type { Calendars } from '../calendar/calendars.ts';
import type { Administrator } from '../kaltura/administrator.ts';
import type { Clock } from '../ports/clock.ts';
import type { DropFolders } from '../ports/drop-folders.ts';
import type { JournalStore } from '../ports/journal.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { Power } from '../ports/power.ts';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Stick } from '../upload/stick/stick.ts';
import type { Alerts } from '../alerts/alerts.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { LogReader } from '../diagnosis/log-reader.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { Duty } from './duty.ts';
import type { Operator } from './operator.ts';
import type { Pairing } from './pairing.ts';
import type { Feed } from './feed.ts';
import type { Pushing } from './pushing.ts';
import type { ProfileDesk } from './profile-desk.ts';
import type { PushRateDesk } from './push-rate-desk.ts';
import type { Rehearsing } from './rehearsing.ts';
import type { SilenceCoach } from './silence-coach.ts';
import type { SourceDesk } from './source-desk.ts';
import type { ServerConflicts } from './server-conflicts.ts';
import type { Support } from './support.ts';
import type { Veto } from './veto.ts';
import type { DeviceList, Keeper, LiveStage, RecorderStage, UploaderStage } from './stages.ts';

/** The engine's parts, built by the composition root. */
export interface EngineParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly power: Power;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly drops: DropFolders;
  readonly stick: Stick;
  readonly journal: JournalStore;
  readonly ledger: Ledger;
  readonly settings: SettingsStore;
  readonly pairing: Pairing;
  /** Calls of an administrator of the account at that server. Throws FaultError `bad-url`, `insecure-url`. */
  readonly administrator: (account: IntentArgs<'prepareAccount'>) => Administrator;
  readonly calendar: Calendars;
  readonly feed: Feed;
  readonly serverConflicts: ServerConflicts;
  readonly recorder: RecorderStage;
  readonly uploader: UploaderStage;
  readonly live: LiveStage;
  readonly pushing: Pushing;
  /** What looks after finished recordings in the background. */
  readonly keepers: readonly Keeper[];
  readonly devices: DeviceList;
  /** What of the desktop stands in the way of recording it. */
  readonly desktopFaults: readonly Fault[];
  readonly sourceDesk: SourceDesk;
  readonly profileDesk: ProfileDesk;
  readonly pushRateDesk: PushRateDesk;
  readonly rehearsing: Rehearsing;
  readonly coach: SilenceCoach;
  readonly duty: Duty;
  readonly operator: Operator;
  readonly veto: Veto;
  readonly disk: DiskWatch;
  readonly diagnosis: Diagnosis;
  readonly logReader: LogReader;
  readonly support: Support;
  readonly alerts: Alerts;
  readonly hostZone: string;
  /** What was found wrong while the parts were built. */
  readonly startFaults: readonly Fault[];
}
