import type { Clock } from '../ports/clock.ts';

/** Does the same again and again, never twice at a time. */
export class Rounds {
  #stop = new AbortController();
  #going: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    /** How long after the end of one round the next begins. */
    private readonly everyMs: number,
    private readonly round: (signal: AbortSignal) => Promise<void>,
    /** Hears what a round rejects with, unless it was stopped. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Begins with a round now. */
  start(): void {
    this.#stop = new AbortController();
    this.#going = this.#goOn(this.#stop.signal);
  }

  /** Aborts the round that is under way and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('it was stopped'));
    await this.#going;
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.round(signal);
      } catch (error) {
        if (!signal.aborted) this.failed(error);
      }
      await this.clock.sleep(this.everyMs, signal).catch(() => undefined);
    }
  }
}
