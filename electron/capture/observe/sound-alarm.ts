import type { Levels } from './levels.ts';

/** Silence: nobody speaks or the microphone is muted. Digital silence: not even noise, so nothing is connected. */
export type SoundAlarmKind = 'silence' | 'digital-silence';

const RAISE_BELOW_DB = -60;
/** Higher than the limit to raise, so that noise around it does not flutter. */
const CLEAR_ABOVE_DB = -55;
const RAISE_AFTER_MS = 6000;
const CLEAR_AFTER_MS = 1000;

/**
 * Raised after 6 s in which no channel's peak reached −60 dBFS, so that what the other inputs have is known within ten;
 * cleared after 1 s in which the peaks keep coming above −55 dBFS. Told as digital silence while every sample is zero.
 * Times are monotonic milliseconds.
 */
export class SoundAlarm {
  private raised = false;
  private quietSinceMs: number | null = null;
  private loudSinceMs: number | null = null;
  private isDigital = false;

  /** Levels came in. */
  hear(levels: Levels, nowMs: number): void {
    const peak = Math.max(...levels.peakDb);
    this.quietSinceMs = peak < RAISE_BELOW_DB ? (this.quietSinceMs ?? nowMs) : null;
    if (peak > CLEAR_ABOVE_DB) this.loudSinceMs ??= nowMs;
    else if (peak < RAISE_BELOW_DB) this.loudSinceMs = null;
    this.isDigital = peak === -Infinity;
    if (this.quietSinceMs !== null && nowMs - this.quietSinceMs >= RAISE_AFTER_MS) this.raised = true;
    if (this.loudSinceMs !== null && nowMs - this.loudSinceMs >= CLEAR_AFTER_MS) this.raised = false;
  }

  /** Whether nothing was to be heard for this long. */
  isQuietFor(ms: number, nowMs: number): boolean {
    return this.quietSinceMs !== null && nowMs - this.quietSinceMs >= ms;
  }

  alarm(): SoundAlarmKind | null {
    if (!this.raised) return null;
    return this.isDigital ? 'digital-silence' : 'silence';
  }
}
