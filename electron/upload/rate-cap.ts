import type { Clock } from '../ports/clock.ts';

/** How much may be sent at once after a pause, as a share of a second's worth. */
const BURST_SECONDS = 0.25;

/** Holds all uploads together to a number of bits per second (a token bucket). */
export class RateCap {
  #freeAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    /** Kilobits per second; 0: no cap. */
    private readonly capKbps: () => number,
  ) {}

  /** Resolves when `bytes` more may be sent. */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    const kbps = this.capKbps();
    if (kbps === 0) return;
    const now = this.clock.monotonicMs();
    const startMs = Math.max(this.#freeAtMs, now - BURST_SECONDS * 1000);
    this.#freeAtMs = startMs + (bytes * 8) / kbps;
    if (startMs > now) await this.clock.sleep(startMs - now, signal);
  }
}
