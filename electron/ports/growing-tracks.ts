import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';

/** The beginning of a track's finished file, while the track is still being captured. */
export interface GrowingTrack {
  readonly trackId: TrackId;
  /** Absolute path. */
  readonly file: string;
  /** As many bytes are there and stay as they are. */
  readonly bytes: number;
}

/** What the capture stage has of recordings under way that can be sent ahead. */
export interface GrowingTracks {
  of(id: RecordingId): readonly GrowingTrack[];
  /** Called whenever a file has grown. Returns the way to stop. */
  onGrown(then: () => void): () => void;
  /** What is wanted may have changed. */
  reconsider(): void;
}
