import type { TrackId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { TrackProgress, UploadActivity } from '../../shared/domain/upload-progress.ts';
import type { Clock } from '../ports/clock.ts';

/** The stretch of time that the rate is taken over. */
const WINDOW_MS = 20_000;
/** Younger rates jump too much to be shown. */
const SHORTEST_MS = 1000;
/** Samples are this far apart, however small the pieces are that are acknowledged. */
const SAMPLE_EVERY_MS = 250;

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** Counts what of a track has been acknowledged, and how quickly. */
export class TrackMeter {
  #state: UploadActivity = 'queued';
  #until: Instant | null = null;
  #acknowledged = 0;
  #total: number;
  #samples: readonly Sample[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly trackId: TrackId,
    totalBytes: number,
    private readonly changed: () => void,
  ) {
    this.#total = totalBytes;
  }

  /** Says what the track is doing, and until when where that is known; only `sending` has a rate. */
  enter(state: UploadActivity, until: Instant | null = null): void {
    if (state === this.#state && until === this.#until) return;
    this.#state = state;
    this.#until = until;
    if (state !== 'sending') this.#samples = [];
    this.changed();
  }

  /** Starts counting anew from what the server has; these bytes say nothing about the rate. */
  restart(acknowledgedBytes: number, totalBytes: number): void {
    this.#acknowledged = acknowledgedBytes;
    this.#total = totalBytes;
    this.#samples = [{ atMs: this.clock.monotonicMs(), bytes: acknowledgedBytes }];
    this.changed();
  }

  acknowledge(bytes: number): void {
    this.#acknowledged += bytes;
    const now = this.clock.monotonicMs();
    if (now - (this.#samples.at(-1)?.atMs ?? -Infinity) >= SAMPLE_EVERY_MS) this.#sample(now);
    this.changed();
  }

  progress(): TrackProgress {
    const bytesPerSecond = this.#rate();
    const left = this.#total - this.#acknowledged;
    return {
      trackId: this.trackId,
      state: this.#state,
      until: this.#until,
      bytesAcknowledged: this.#acknowledged,
      bytesTotal: this.#total,
      bytesPerSecond,
      etaMs: bytesPerSecond === null || bytesPerSecond === 0 ? null : Math.round((left / bytesPerSecond) * 1000),
    };
  }

  #sample(now: number): void {
    const samples = [...this.#samples, { atMs: now, bytes: this.#acknowledged }];
    // One sample from before the window stays, so that the window is always covered.
    const firstInside = samples.findIndex((s) => s.atMs > now - WINDOW_MS);
    this.#samples = samples.slice(Math.max(0, firstInside - 1));
  }

  /** Time without news counts too, so that a stalled line slows down in view. */
  #rate(): number | null {
    const first = this.#samples[0];
    if (this.#state !== 'sending' || !first) return null;
    const ms = this.clock.monotonicMs() - first.atMs;
    return ms < SHORTEST_MS ? null : Math.round(((this.#acknowledged - first.bytes) / ms) * 1000);
  }
}
