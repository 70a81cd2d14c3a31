import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';

/** What a track's upload does at the moment. */
export type UploadActivity =
  | 'queued'
  | 'sending'
  | 'attaching'
  | 'processing'
  | 'waiting-for-network'
  | 'waiting-to-retry'
  | 'waiting-for-operator'
  | 'waiting-for-capture'
  | 'held'
  | 'done';

/** How far the upload of one track is. Bytes count once Kaltura has acknowledged them. */
export interface TrackProgress {
  readonly trackId: TrackId;
  readonly state: UploadActivity;
  readonly bytesAcknowledged: number;
  readonly bytesTotal: number;
  /** Smoothed; null while nothing is being sent or it is too early to say. */
  readonly bytesPerSecond: number | null;
  readonly etaMs: number | null;
}

export type UploadProgress = ReadonlyMap<RecordingId, readonly TrackProgress[]>;
