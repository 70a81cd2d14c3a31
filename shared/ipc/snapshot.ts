import type { ScheduleChange } from '../domain/change.ts';
import type { EntryId, EventId, RecordingId, SourceId, TrackId } from '../domain/ids.ts';
import type { HeardInput } from '../domain/heard-input.ts';
import type { Instant, Span } from '../domain/instant.ts';
import type { Gap, RecordingState, UploadStep } from '../domain/recording.ts';
import type { Conflict, Slot } from '../domain/slot.ts';
import type { UploadActivity } from '../domain/upload-progress.ts';
import type { Fault } from '../faults/fault.ts';
import type { BroadcastView } from './broadcast-view.ts';
import type { CalendarView } from './calendar-view.ts';
import type { CopyView } from './copy-view.ts';
import type { ClockShift } from './clock-shift.ts';
import type { ServerConflict } from './server-conflict.ts';

/** The one word that tray and window say about the device; each has an icon of its own. */
export type DeviceState =
  'unpaired' | 'idle' | 'armed' | 'recording' | 'live' | 'paused' | 'uploading' | 'warning' | 'fault' | 'offline';

/**
 * Everything that tray and window show, as plain data. The main process owns it; the renderer draws it.
 * Holds no secret. Instants are epoch milliseconds.
 */
export interface Snapshot {
  /** Grows by one with each snapshot. */
  readonly revision: number;
  readonly now: Instant;
  readonly state: DeviceState;
  readonly pairing: PairingView | null;
  readonly connection: ConnectionView;
  /** The calendars besides Kaltura's. */
  readonly calendars: readonly CalendarView[];
  /** IANA zone of the room. */
  readonly zone: string;
  /** The window is in its compact form: the present of Today and nothing else. */
  readonly isCompact: boolean;
  /** From a day back to the end of the look-ahead, by start. */
  readonly slots: readonly Slot[];
  readonly conflicts: readonly Conflict[];
  /** What Kaltura says of the events in conflict, where this device may ask. */
  readonly serverConflicts: readonly ServerConflict[];
  /** Series of the next 60 days whose time in UTC moves, since the clock on their wall changes. */
  readonly clockShifts: readonly ClockShift[];
  /** Newest first. */
  readonly recordings: readonly RecordingView[];
  /** Exports and imports under way. */
  readonly copies: readonly CopyView[];
  /** What is being captured right now (also within the undo time of a stop); null otherwise. */
  readonly current: CurrentView | null;
  /** Live pushes under way or about to begin. */
  readonly broadcasts: readonly BroadcastView[];
  readonly sources: readonly SourceView[];
  readonly disk: DiskView | null;
  /** Standing faults, worst first. */
  readonly faults: readonly FaultView[];
  /** Newest first, the last 30 days. */
  readonly changes: readonly ScheduleChange[];
}

/** Which account and room this is. */
export interface PairingView {
  readonly serverUrl: string;
  readonly partnerId: number;
  readonly tokenId: string;
  readonly hasToken: boolean;
  readonly secrets: 'encrypted' | 'plain' | 'unavailable';
  readonly resource: { readonly id: string; readonly name: string } | null;
}

/** How the device stands with Kaltura. */
export interface ConnectionView {
  readonly state: 'unpaired' | 'never' | 'syncing' | 'online' | 'offline' | 'fault';
  readonly lastSyncAt: Instant | null;
  readonly nextSyncAt: Instant | null;
  /** Server clock minus this PC's clock; null when not measured. */
  readonly skewMs: number | null;
}

/** A recording as the lists show it. */
export interface RecordingView extends Span {
  readonly id: RecordingId;
  readonly eventId: EventId;
  readonly title: string;
  readonly state: RecordingState;
  readonly origin: 'schedule' | 'operator';
  readonly scheduled: Span;
  readonly dir: string;
  readonly durationMs: number | null;
  readonly bytes: number | null;
  readonly gaps: readonly Gap[];
  readonly tracks: readonly TrackView[];
  readonly fault: Fault | null;
  /** 0 to 1 over all tracks; null when nothing is to be uploaded. */
  readonly progress: number | null;
  readonly bytesPerSecond: number | null;
  readonly etaMs: number | null;
  readonly held: boolean;
  /** Its place on the way to Kaltura; null when it is not on its way. */
  readonly queue: QueueView | null;
  /** Kaltura ignored its template, and the operator is to say what shall be done. */
  readonly wantsTemplate: boolean;
  /** It was captured and is kept here only, but may be uploaded. */
  readonly canUpload: boolean;
  readonly canRetry: boolean;
  readonly because: Slot['because'];
  /** The folder that it is handed over in, and the sheet's name there; null when it goes by the API. */
  readonly handedOver: { readonly place: string; readonly sheet: string } | null;
}

/** What an upload does, or what it waits for. */
export interface QueueView {
  readonly activity: UploadActivity;
  /** When a wait is over, where that is known. */
  readonly until: Instant | null;
  /** The operator wants it before all others. */
  readonly isHurried: boolean;
  /** Whether it can change places in an order that is made by hand. */
  readonly canMoveUp: boolean;
  readonly canMoveDown: boolean;
}

/** One file of a recording. */
export interface TrackView {
  readonly trackId: TrackId;
  readonly file: string | null;
  readonly bytes: number | null;
  readonly step: UploadStep | null;
  readonly entryId: EntryId | null;
  readonly bytesAcknowledged: number | null;
}

/** The recording under way. */
export interface CurrentView extends Span {
  readonly id: RecordingId;
  readonly eventId: EventId;
  readonly title: string;
  readonly origin: 'schedule' | 'operator';
  readonly phase: 'arming' | 'capturing' | 'paused' | 'interrupted' | 'stopped' | 'joining';
  readonly recordedMs: number;
  readonly bytes: number;
  /** What of it Kaltura has already; null: it is not sent before it has ended. */
  readonly sentBytes: number | null;
  /** After a stop: until when it can be undone; null otherwise. */
  readonly undoUntil: Instant | null;
  /** How far the end can still be moved before the next event begins; null: no limit. */
  readonly extendLimit: Instant | null;
  /** It is scheduled to be sent live. */
  readonly isLiveEvent: boolean;
  /** What the operator decided on the live push, if anything. */
  readonly push: 'as-planned' | 'on' | 'off';
  /** What the operator decided on the upload, if anything. */
  readonly upload: 'as-set' | 'yes' | 'no';
  /** What the schedule did to it last, and whether the operator may, or did, overrule that; null: nothing. */
  readonly followed: FollowedView | null;
}

/** A change of the schedule while its event is recorded. `at`: when this device learned it. */
export type FollowedView = { readonly at: Instant; readonly vetoedAt: Instant | null; readonly canVeto: boolean } & (
  | { readonly did: 'moved'; readonly was: Instant; readonly now: Instant }
  | { readonly did: 'stopped'; readonly because: Slot['because'] }
);

/** One configured source. Levels come on a channel of their own. */
export interface SourceView {
  readonly id: SourceId;
  readonly label: string;
  readonly kind: string;
  readonly state: 'idle' | 'opening' | 'running' | 'lost';
  /** Its device is not plugged in. */
  readonly isMissing: boolean;
  readonly fps: number | null;
  readonly droppedFrames: number;
  /** Processing speed against real time; below `TOO_SLOW` the PC does not keep up. */
  readonly speed: number | null;
  readonly alarms: readonly ('silence' | 'digital-silence' | 'black' | 'frozen')[];
  /** While it is silent: another sound input that has a signal. */
  readonly other: Pick<HeardInput, 'sourceId' | 'device' | 'label'> | null;
  /** Grows with each new preview picture; the picture is asked for by `preview`. */
  readonly previewRevision: number;
}

export interface DiskView {
  readonly folder: string;
  readonly freeBytes: number;
  /** At the rate of the profile in use. */
  readonly hoursLeft: number;
}

/** A fault that stands until it is gone. */
export interface FaultView {
  readonly fault: Fault;
  readonly since: Instant;
  readonly severity: 'warning' | 'fault';
  readonly recordingId: RecordingId | null;
}

/** Levels of one source's channels in dBFS, for the meters; about ten a second. */
export interface LevelsMessage {
  readonly sourceId: SourceId;
  readonly peakDb: readonly number[];
  readonly rmsDb: readonly number[];
}
