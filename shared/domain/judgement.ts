import type { Fault } from '../faults/fault.ts';
import type { ProfileSettings } from '../settings/capture.ts';
import type { SourceId, TrackId } from './ids.ts';

/** What a rehearsal found out about one source of a track. */
export interface Judgement {
  readonly trackId: TrackId;
  readonly sourceId: SourceId;
  readonly of: 'picture' | 'sound';
  /** `failed`: nothing would be recorded of it. `doubtful`: it would, but somebody should look. */
  readonly verdict: 'good' | 'doubtful' | 'failed';
  /** Why it is not good; empty otherwise. */
  readonly faults: readonly Fault[];
  /** Pictures a second that the source gives; null for a sound. */
  readonly fps: number | null;
  /** The loudest moment in dBFS; null for a picture, -Infinity for digital silence. */
  readonly peakDb: number | null;
}

/** The judgements of all sources of a profile, opened together. */
export interface RehearsalResult {
  readonly judgements: readonly Judgement[];
  /** The profile in a form that this PC can keep up with, when it could not with this one; null otherwise. */
  readonly proposal: ProfileSettings | null;
}
