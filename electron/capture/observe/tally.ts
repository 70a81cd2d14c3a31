import type { TrackId } from '../../../shared/domain/ids.ts';
import type { Observed } from '../../../shared/domain/recording.ts';
import type { Signal } from './source-watch.ts';

const NOTHING = { heardMs: 0, silentMs: 0, seenMs: 0, blackMs: 0 };

/** Adds up how the signal of a track was while it was taken, a segment at a time. */
export class Tally {
  private sum = NOTHING;

  /** A segment of this length was taken while the signal was so. */
  add(ms: number, { isSilent, isBlack }: Signal): void {
    this.sum = {
      heardMs: this.sum.heardMs + (isSilent === null ? 0 : ms),
      silentMs: this.sum.silentMs + (isSilent === true ? ms : 0),
      seenMs: this.sum.seenMs + (isBlack === null ? 0 : ms),
      blackMs: this.sum.blackMs + (isBlack === true ? ms : 0),
    };
  }

  /** What was added since the last time; null when there was nothing to see or hear. */
  takeOut(trackId: TrackId): Observed | null {
    const { sum } = this;
    this.sum = NOTHING;
    return sum.heardMs + sum.seenMs > 0 ? { trackId, ...sum } : null;
  }
}
