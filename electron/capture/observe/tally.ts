import type { TrackId } from '../../../shared/domain/ids.ts';
import type { Observed } from '../../../shared/domain/recording.ts';
import type { Signal } from './source-watch.ts';

const NOTHING = { heardMs: 0, silentMs: 0, seenMs: 0, blackMs: 0 };

/** Adds up how the signal of a track was while it was taken, a segment at a time. */
export class Tally {
  private sum = NOTHING;
  /** Of a pause that may turn out to be the beginning of silence. */
  private pauseMs = 0;

  /** A segment of this length was taken, at whose end the signal was so. */
  add(ms: number, { sound, isBlack }: Signal): void {
    const silentMs = sound === 'silent' ? this.pauseMs + ms : 0;
    this.pauseMs = sound === 'pause' ? this.pauseMs + ms : 0;
    this.sum = {
      heardMs: this.sum.heardMs + (sound === null ? 0 : ms),
      silentMs: this.sum.silentMs + silentMs,
      seenMs: this.sum.seenMs + (isBlack === null ? 0 : ms),
      blackMs: this.sum.blackMs + (isBlack === true ? ms : 0),
    };
  }

  /** What was added since the last time; null when there was nothing to see or hear. */
  takeOut(trackId: TrackId): Observed | null {
    const { sum } = this;
    this.sum = NOTHING;
    this.pauseMs = 0;
    return sum.heardMs + sum.seenMs > 0 ? { trackId, ...sum } : null;
  }
}
