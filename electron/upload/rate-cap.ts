import type { Clock } from '../ports/clock.ts';

/** How much may be sent at once after a pause, as a share of a second's worth. */
const BURST_SECONDS = 0.25;
const SMALLEST_PIECE_BYTES = 16 * 1024;

/** Holds all uploads together to a number of bits per second (a token bucket). */
export class RateCap {
  #freeAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    /** Kilobits per second; 0: no cap. */
    private readonly capKbps: () => number,
  ) {}

  /** How much to ask for at once, in bytes, so that the line is used evenly: Infinity without a cap. */
  get pieceBytes(): number {
    const kbps = this.capKbps();
    return kbps === 0 ? Infinity : Math.max(SMALLEST_PIECE_BYTES, Math.floor(kbps * 125 * BURST_SECONDS));
  }

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
