/** A PC that keeps up is well below this: the encoder holds some frames, the pipe some more. */
const MUCH_MS = 2500;
/** So long may something else have taken the PC's time. */
const PATIENCE_MS = 6000;
/** Viewers are not left further behind than this, whatever the reason. */
const TOO_MUCH_MS = 8000;

/** Tells from how far an encode is behind its source whether it keeps up. */
export class Lag {
  private sinceMs: number | null = null;

  /** To be told about once a second; true: it does not keep up. `nowMs` is monotonic. */
  isTooSlow(nowMs: number, behindMs: number): boolean {
    if (behindMs < MUCH_MS) this.sinceMs = null;
    else this.sinceMs ??= nowMs;
    return behindMs >= TOO_MUCH_MS || (this.sinceMs !== null && nowMs - this.sinceMs >= PATIENCE_MS);
  }
}
