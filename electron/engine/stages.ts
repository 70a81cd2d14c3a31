import type { HeardInput } from '../../shared/domain/heard-input.ts';
import type { EntryId, EventId, RecordingId, SourceId, TrackId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import type { RehearsalResult } from '../../shared/domain/judgement.ts';
import type { LoadResult, PushLoadResult } from '../../shared/domain/load-result.ts';
import type { CaptureVitals } from '../../shared/domain/vitals.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { BroadcastView } from '../../shared/ipc/broadcast-view.ts';
import type { CapturableView } from '../../shared/ipc/intents/devices.ts';
import type { ProfileSettings, SourceSettings } from '../../shared/settings/capture.ts';
import type { PushRate } from '../../shared/settings/live.ts';
import type { UploadProgress } from '../../shared/domain/upload-progress.ts';

/** What the engine needs of the capture stage. Recordings are told to the ledger first, then named here. */
export interface RecorderStage {
  vitals(): CaptureVitals;
  /** Called at least ten times a second while something is captured. */
  onVitals(then: () => void): () => void;
  /** The newest preview of a source as JPEG; null while there is none. */
  preview(sourceId: SourceId): Promise<Uint8Array | null>;
  /** Goes on with, or finishes, what an earlier run left. */
  recover(): Promise<void>;
  /** Opens the recording's sources and captures its window. */
  arm(recordingId: RecordingId): void;
  /** Looks again at a recording whose window, pauses or stop were told to the ledger. */
  reconsider(recordingId: RecordingId): void;
  /** Opens every source anew: the PC slept. */
  resumed(): void;
  /** Takes the sound of every recording under way from the source that its track has by the settings now. */
  followSound(): void;
  /** What is tried without an event. */
  readonly trials: TrialStage;
  /** Ends every child without joining; recordings under way are continued by the next start. */
  close(): Promise<void>;
}

/** What the engine can have tried without an event. Each throws FaultError; none touches a recording under way. */
export interface TrialStage {
  rehearse(profile: ProfileSettings): Promise<RehearsalResult>;
  /** Ten seconds as an event would record them; null while another test runs. */
  test(profile: ProfileSettings): Promise<{
    readonly clips: readonly { readonly trackId: TrackId; readonly label: string; readonly bytes: Uint8Array }[];
    readonly faults: readonly Fault[];
  } | null>;
  /** With `push`, while its push is also encoded at that rate. Null while a recording is under way. */
  measure(
    profile: ProfileSettings,
    sources: readonly SourceSettings[],
    push: PushRate | null,
  ): Promise<LoadResult | null>;
  /** The same, to find a rate that fits. */
  measurePush(profile: ProfileSettings, push: PushRate): Promise<PushLoadResult | null>;
  listen(): Promise<readonly HeardInput[]>;
  show(profile: ProfileSettings | null): void;
}

/** Work that goes on in the background from start to stop. */
export interface Keeper {
  start(): void;
  stop(): Promise<void>;
}

/** What is to be pushed, and when. */
export interface PushOrder {
  readonly window: Span;
  /** The live entry; null when the event names none. */
  readonly entryId: EntryId | null;
  readonly eventId: EventId;
  readonly title: string;
}

/** What the engine needs of the live stage. None of it throws for a network that is down. */
export interface LiveStage {
  start(): Promise<void>;
  /** Pushes a recording in the order's window; again, with another window, it moves it. */
  begin(recordingId: RecordingId, order: PushOrder): void;
  end(recordingId: RecordingId): void;
  reconnectNow(recordingId: RecordingId): void;
  show(recordingId: RecordingId, picture: BroadcastView['picture']): void;
  goLive(recordingId: RecordingId): Promise<void>;
  status(): readonly BroadcastView[];
  onStatus(then: () => void): () => void;
  stop(): Promise<void>;
}

/** What the engine needs of the upload stage. */
export interface UploaderStage {
  start(): void;
  stop(): Promise<void>;
  progress(): UploadProgress;
  /** Bytes of recordings being captured that Kaltura has already. */
  sentAhead(): ReadonlyMap<RecordingId, number>;
  onProgress(then: () => void): () => void;
  /** Cuts the pause short that a recording under way makes after a fault. */
  attemptNow(recordingId: RecordingId): void;
  /** Settings have changed. */
  reconsider(): void;
}

/** Lists what this PC could capture right now. */
export type DeviceList = () => Promise<readonly CapturableView[]>;
