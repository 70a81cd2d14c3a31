/** Black: the source gives a dark picture. Frozen: the picture has not changed at all. */
export type PictureAlarmKind = 'black' | 'frozen';

const BLACK_AFTER_MS = 5000;

/**
 * Raised after 5 s of black (blackdetect) or of the very same picture (freezedetect, which waits 5 s itself); cleared
 * with the first other picture. A screen may rightly stand still, so it is not told as frozen.
 */
export class PictureAlarm {
  private blackSinceMs: number | null = null;
  private isFrozen = false;

  constructor(private readonly mayStandStill: boolean) {}

  /** What the detectors wrote about a picture; `nowMs` is monotonic. */
  see(values: ReadonlyMap<string, string>, nowMs: number): void {
    if (values.has('lavfi.black_start')) this.blackSinceMs = nowMs;
    if (values.has('lavfi.black_end')) this.blackSinceMs = null;
    if (values.has('lavfi.freezedetect.freeze_start')) this.isFrozen = true;
    if (values.has('lavfi.freezedetect.freeze_end')) this.isFrozen = false;
  }

  get isBlack(): boolean {
    return this.blackSinceMs !== null;
  }

  /** A black picture is not told as frozen as well. */
  alarm(nowMs: number): PictureAlarmKind | null {
    if (this.blackSinceMs !== null && nowMs - this.blackSinceMs >= BLACK_AFTER_MS) return 'black';
    return this.isFrozen && !this.mayStandStill ? 'frozen' : null;
  }
}
