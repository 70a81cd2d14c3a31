import type { RecordingId, TrackId } from './ids.ts';
import type { Instant } from './instant.ts';

/** What a track's upload does at the moment, or what it waits for. */
export type UploadActivity =
  | 'queued'
  | 'sending'
  | 'attaching'
  | 'processing'
  | 'waiting-for-turn'
  | 'waiting-for-hours'
  | 'waiting-for-delay'
  | 'waiting-for-capture'
  | 'waiting-for-network'
  | 'waiting-to-retry'
  | 'waiting-for-operator'
  | 'held'
  | 'done';

/** How far the upload of one track is. Bytes count once Kaltura has acknowledged them. */
export interface TrackProgress {
  readonly trackId: TrackId;
  readonly state: UploadActivity;
  /** When a wait is over, where that is known. */
  readonly until: Instant | null;
  readonly bytesAcknowledged: number;
  readonly bytesTotal: number;
  /** Smoothed; null while nothing is being sent or it is too early to say. */
  readonly bytesPerSecond: number | null;
  readonly etaMs: number | null;
}

export type UploadProgress = ReadonlyMap<RecordingId, readonly TrackProgress[]>;
