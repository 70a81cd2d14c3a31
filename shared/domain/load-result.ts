import type { ProfileSettings } from '../settings/capture.ts';

/** How much of this PC a profile takes. */
export interface LoadResult {
  /** Time to encode all its pictures at once, as a share of their length; 1 leaves nothing. */
  readonly load: number;
  readonly fits: boolean;
  /** A lighter profile that should fit; null when this one does, or none would. */
  readonly proposal: ProfileSettings | null;
}
