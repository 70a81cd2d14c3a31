import { msBetween, type Instant } from '../../shared/domain/instant.ts';
import { FaultError, textOf } from '../../shared/faults/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { ServerClock } from './server-clock.ts';

/** A session as Kaltura granted it. SECRET: `ks`. */
export interface GrantedSession {
  readonly ks: string;
  /** When it ends, by the server's clock. */
  readonly expiresAt: Instant;
}

/** The part of a session's life after which it is renewed. */
const RENEW_AFTER = 0.8;

/** How long a refusal that only a person can mend is passed on without asking Kaltura again. */
const HOLD_REFUSAL_MS = 5_000;

interface Held extends GrantedSession {
  /** By the server's clock, and by this PC's monotonic one in case its wall clock is set back. */
  readonly renewAt: Instant;
  readonly renewAtMonotonicMs: number;
}

/**
 * The one session that all calls share. Whoever finds it old starts the renewal, everybody else waits for the same one.
 * A refusal that only a person can mend is not repeated with every call.
 */
export class Session {
  #held: Held | null = null;
  #opening: Promise<Held> | null = null;
  #refused: { readonly error: FaultError; readonly untilMonotonicMs: number } | null = null;

  constructor(
    private readonly grant: () => Promise<GrantedSession>,
    private readonly clock: Clock,
    private readonly serverClock: ServerClock,
  ) {}

  /** A ks that is good for now. Throws what `grant` throws; an abort rejects only this caller. */
  async ks(signal?: AbortSignal): Promise<string> {
    signal?.throwIfAborted();
    if (this.#held && !this.#isDue(this.#held)) return this.#held.ks;
    if (this.#refused && this.clock.monotonicMs() < this.#refused.untilMonotonicMs) throw this.#refused.error;
    this.#opening ??= this.#open();
    return (await raced(this.#opening, signal)).ks;
  }

  /** Kaltura refused `ks`: it is not handed out again. A newer one is left alone. */
  drop(ks: string): void {
    if (this.#held?.ks === ks) this.#held = null;
  }

  async #open(): Promise<Held> {
    try {
      const granted = await this.grant();
      const lifeMs = RENEW_AFTER * msBetween(this.serverClock.at(this.clock.now()), granted.expiresAt);
      this.#held = {
        ...granted,
        renewAt: (this.serverClock.at(this.clock.now()) + lifeMs) as Instant,
        renewAtMonotonicMs: this.clock.monotonicMs() + lifeMs,
      };
      this.#refused = null;
      return this.#held;
    } catch (error) {
      if (error instanceof FaultError && textOf(error.fault).retry === 'operator') {
        this.#refused = { error, untilMonotonicMs: this.clock.monotonicMs() + HOLD_REFUSAL_MS };
      }
      throw error;
    } finally {
      this.#opening = null;
    }
  }

  #isDue(held: Held): boolean {
    return this.serverClock.at(this.clock.now()) >= held.renewAt || this.clock.monotonicMs() >= held.renewAtMonotonicMs;
  }
}

/** What `work` gives, unless `signal` aborts first; the work itself goes on for those who still wait. */
function raced<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
