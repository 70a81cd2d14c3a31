import { setTimeout as sleepFor } from 'node:timers/promises';
import { fromEpochMs, type Instant } from '../../shared/domain/instant.ts';
import type { Clock, Timer } from '../ports/clock.ts';

/** A deadline is looked at again at least this often, since timers stand still while the PC sleeps. */
const LOOK_AGAIN_MS = 60_000;

/** The PC's clocks and Node's timers. */
export class SystemClock implements Clock {
  private readonly deadlines = new Set<() => void>();

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
      this.deadlines.delete(look);
      then();
    };
    this.deadlines.add(look);
    look();
    return {
      cancel: () => {
        clearTimeout(timer);
        this.deadlines.delete(look);
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
}
