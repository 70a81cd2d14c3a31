const WINDOW_MS = 5000;

/** How fast a process works against real time, over the last 5 s; ffmpeg's own figure is the mean since its start. */
export class Speed {
  private seen: { readonly atMs: number; readonly outMs: number }[] = [];

  /** The process had encoded up to `outMs` at the monotonic time `atMs`. */
  reached(outMs: number, atMs: number): void {
    const oldest = this.seen.findLast((s) => s.atMs <= atMs - WINDOW_MS);
    this.seen = [...this.seen.filter((s) => oldest === undefined || s.atMs >= oldest.atMs), { atMs, outMs }];
  }

  /** Null before the window is full. */
  value(): number | null {
    const [first, last] = [this.seen[0], this.seen.at(-1)];
    if (!first || !last || last.atMs - first.atMs < WINDOW_MS) return null;
    return (last.outMs - first.outMs) / (last.atMs - first.atMs);
  }
}
