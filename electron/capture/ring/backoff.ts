import type { Clock } from '../../ports/clock.ts';

const SHORTEST_MS = 500;
const LONGEST_MS = 10_000;
/** A run of at least this length counts as healthy: the next failure starts over with the shortest wait. */
const HEALTHY_MS = 30_000;

/** Waits between the runs of a process that keeps ending: at once after a long run, else doubling from 0.5 to 10 s. */
export class Backoff {
  private waitMs = 0;
  private begunMs = 0;

  constructor(private readonly clock: Clock) {}

  begin(): void {
    this.begunMs = this.clock.monotonicMs();
  }

  /** Resolves when the next run may begin, or at once when `signal` aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    if (this.clock.monotonicMs() - this.begunMs >= HEALTHY_MS) this.waitMs = 0;
    const ms = this.waitMs;
    this.waitMs = Math.min(Math.max(ms * 2, SHORTEST_MS), LONGEST_MS);
    await this.clock.sleep(ms, signal).catch(() => undefined);
  }
}
