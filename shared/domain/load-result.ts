import type { ProfileSettings } from '../settings/capture.ts';
import type { PushRate } from '../settings/live.ts';

/** How much of this PC a profile takes. */
export interface LoadResult {
  /** Time to encode all its pictures at once, as a share of their length; 1 leaves nothing. */
  readonly load: number;
  readonly fits: boolean;
  /** A lighter profile that should fit; null when this one does, or none would. */
  readonly proposal: ProfileSettings | null;
}

/** How much of this PC a profile takes while its push is encoded a second time. */
export interface PushLoadResult extends Pick<LoadResult, 'load' | 'fits'> {
  /** A rate of a smaller picture that should fit; null when this one does, or none would. */
  readonly proposal: PushRate | null;
}
