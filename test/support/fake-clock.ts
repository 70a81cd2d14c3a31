import { fromEpochMs, type Instant } from '../../shared/domain/instant.ts';
import type { Clock, Timer } from '../../electron/ports/clock.ts';

interface Deadline {
  /** On the fake monotonic clock, or on the fake wall clock. */
  readonly due: () => number;
  readonly then: () => void;
}

/** How many timers may fire in one `advance` before a loop without end is suspected. */
const RUNAWAY = 100_000;

/** Time that stands still until a test moves it. Timers fire in order, with promises settled in between. */
export class FakeClock implements Clock {
  private elapsedMs = 0;
  private wallOffset: number;
  private readonly deadlines = new Set<Deadline>();

  constructor(start: Instant) {
    this.wallOffset = start;
  }

  now(): Instant {
    return fromEpochMs(this.wallOffset + this.elapsedMs);
  }

  monotonicMs(): number {
    return this.elapsedMs;
  }

  at(at: Instant, then: () => void): Timer {
    return this.add({ due: () => at - this.wallOffset, then });
  }

  after(ms: number, then: () => void): Timer {
    const due = this.elapsedMs + ms;
    return this.add({ due: () => due, then });
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const stop = (): void => {
        timer.cancel();
        reject(signal?.reason as Error);
      };
      const timer = this.after(ms, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  /** Lets `ms` pass: whatever is due fires in order, and promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.elapsedMs + ms;
    await settle();
    for (let fired = 0; ; fired++) {
      if (fired > RUNAWAY) throw new Error('Timers keep setting timers that are due at once');
      const next = [...this.deadlines].reduce<Deadline | null>((a, b) => (a && a.due() <= b.due() ? a : b), null);
      if (!next || next.due() > end) break;
      this.deadlines.delete(next);
      this.elapsedMs = Math.max(this.elapsedMs, next.due());
      next.then();
      await settle();
    }
    this.elapsedMs = end;
  }

  /** Moves the wall clock only, as a person or a time server does. */
  jump(ms: number): void {
    this.wallOffset += ms;
  }

  private add(deadline: Deadline): Timer {
    this.deadlines.add(deadline);
    return { cancel: () => void this.deadlines.delete(deadline) };
  }
}

/** Lets promises that wait for nothing but each other settle. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
