import type { Random } from '../ports/random.ts';

const SHORTEST_MS = 250;

/** Growing, jittered pauses between attempts ("full jitter": anything up to a bound that doubles). */
export class Backoff {
  #attempts = 0;

  constructor(
    private readonly random: Random,
    private readonly baseMs: number,
    private readonly capMs: number,
  ) {}

  /** How many pauses there were since the last success. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Something was achieved: the next pause is a short one again. */
  reset(): void {
    this.#attempts = 0;
  }

  /** The next pause; never shorter than what the server asked for (`Retry-After`). */
  nextMs(retryAfterSeconds = 0): number {
    const boundMs = Math.min(this.capMs, this.baseMs * 2 ** this.#attempts);
    this.#attempts += 1;
    return Math.max(SHORTEST_MS, retryAfterSeconds * 1000, Math.round(this.random.uniform() * boundMs));
  }
}
