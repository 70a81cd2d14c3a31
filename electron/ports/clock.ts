import type { Instant } from '../../shared/domain/instant.ts';

/** Something that can be called off. Cancelling twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

/** The world's time. Deadlines are instants; durations are measured with `monotonicMs`. */
export interface Clock {
  /** The wall clock. May jump. */
  now(): Instant;
  /** Milliseconds since some fixed moment; never jumps, has a fraction. */
  monotonicMs(): number;
  /**
   * Calls `then` once at or after `at`, never before, also when the wall clock jumps or the PC slept in between
   * (looked at again at least every minute and after resume). An instant that has passed fires at the next turn.
   */
  at(at: Instant, then: () => void): Timer;
  /** Calls `then` once after `ms` milliseconds of monotonic time. */
  after(ms: number, then: () => void): Timer;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
