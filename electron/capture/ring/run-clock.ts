import { fromEpochMs, plus, type Instant } from '../../../shared/domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';

/** The wall clock may be put right by this much without harm: the steady rate of the picture takes it up in a few frames. */
const HARMLESS_MS = 500;

/**
 * The wall clock as a run of a source knew it when it began. Sources stamp by the wall clock; when that is set, or the PC
 * slept, the stamps jump with it, and what ffmpeg makes of them to keep the rate (pictures shown again and again, or none
 * at all) is not worth recording.
 */
export class RunClock {
  private offsetMs: number;

  constructor(private readonly clock: Pick<Clock, 'now' | 'monotonicMs'>) {
    this.offsetMs = clock.now() - clock.monotonicMs();
  }

  /** What the time would be had the clock not jumped. */
  now(): Instant {
    return fromEpochMs(this.offsetMs + this.clock.monotonicMs());
  }

  /**
   * How far the wall clock has jumped since the last look, in ms; 0 for what does no harm. Negative: it was set back. A clock
   * that is put right little by little goes away from the steady one for hours on end and never jumps.
   */
  jumpedMs(): number {
    const ms = this.clock.now() - this.now();
    if (Math.abs(ms) > HARMLESS_MS) return ms;
    this.offsetMs += ms;
    return 0;
  }

  /** Whether something that begins at `start` can only have been made up to fill the time over which the clock jumped. */
  isMadeUp(start: Instant): boolean {
    return this.jumpedMs() > 0 && start > plus(this.now(), HARMLESS_MS);
  }
}
