/** A source is measured over this much of its own time. */
const WINDOW_SECONDS = 2;

/**
 * Compares the stamps of the pictures that a source gave with the even beat they are recorded in: two in one place is
 * a picture dropped, an empty place is one shown twice.
 */
export class Cadence {
  dropped = 0;
  duplicated = 0;
  private lastPlace: number | null = null;
  private recent: number[] = [];

  constructor(private readonly fps: number) {}

  /** A picture with this stamp, in seconds, came in. */
  came(timeSeconds: number): void {
    const place = Math.round(timeSeconds * this.fps);
    if (this.lastPlace !== null) {
      if (place <= this.lastPlace) this.dropped += 1;
      else this.duplicated += place - this.lastPlace - 1;
    }
    this.lastPlace = Math.max(place, this.lastPlace ?? place);
    this.recent = [...this.recent.filter((t) => t > timeSeconds - WINDOW_SECONDS), timeSeconds];
  }

  /** Pictures a second that the source gives; null before there are enough. */
  sourceFps(): number | null {
    const [first, last] = [this.recent[0], this.recent.at(-1)];
    if (first === undefined || last === undefined || last - first < WINDOW_SECONDS / 2) return null;
    return (this.recent.length - 1) / (last - first);
  }
}
