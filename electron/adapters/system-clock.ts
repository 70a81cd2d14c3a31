import { setTimeout as sleepFor } from 'node:timers/promises';
import { fromEpochMs, type Instant } from '../../shared/domain/instant.ts';
import type { Clock, Timer } from '../ports/clock.ts';

/** A deadline is looked at again at least this often. */
const LOOK_AGAIN_MS = 60_000;
/** How often it is asked whether the wall clock jumped: timers go by a clock that stands still while the PC sleeps. */
const WATCH_EVERY_MS = 2000;
/** What the two clocks may differ by from one look to the next without a deadline being missed by more. */
const JUMP_MS = 100;

/** The PC's clocks and Node's timers. */
export class SystemClock implements Clock {
  private readonly deadlines = new Set<() => void>();
  private watch: NodeJS.Timeout | undefined;
  private offsetMs = 0;

  now(): Instant {
    return fromEpochMs(Date.now());
  }

  monotonicMs(): number {
    return performance.now();
  }

  at(at: Instant, then: () => void): Timer {
    let timer: NodeJS.Timeout | undefined;
    const look = (): void => {
      clearTimeout(timer);
      const leftMs = at - Date.now();
      // Past deadlines take a turn of the loop too, so that nobody is called back before `at` has returned.
      timer = setTimeout(leftMs <= 0 ? fire : look, Math.min(Math.max(leftMs, 0), LOOK_AGAIN_MS));
    };
    const fire = (): void => {
      this.forget(look);
      then();
    };
    this.deadlines.add(look);
    look();
    this.startWatch();
    return {
      cancel: () => {
        clearTimeout(timer);
        this.forget(look);
      },
    };
  }

  after(ms: number, then: () => void): Timer {
    const timer = setTimeout(then, ms);
    return { cancel: () => clearTimeout(timer) };
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await sleepFor(ms, undefined, signal ? { signal } : {}).catch((e: unknown) => {
      signal?.throwIfAborted();
      throw e;
    });
  }

  /** Looks at every deadline now: to be called when the PC woke up. */
  lookAgain(): void {
    for (const look of [...this.deadlines]) look();
  }

  private forget(look: () => void): void {
    this.deadlines.delete(look);
    if (this.deadlines.size > 0) return;
    clearInterval(this.watch);
    this.watch = undefined;
  }

  private startWatch(): void {
    if (this.watch !== undefined) return;
    this.offsetMs = Date.now() - performance.now();
    this.watch = setInterval(() => this.lookWhetherJumped(), WATCH_EVERY_MS);
    this.watch.unref();
  }

  private lookWhetherJumped(): void {
    const offsetMs = Date.now() - performance.now();
    if (Math.abs(offsetMs - this.offsetMs) < JUMP_MS) return;
    this.offsetMs = offsetMs;
    this.lookAgain();
  }
}
