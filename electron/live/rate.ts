const WINDOW_MS = 5000;

/** Rate of a growing counter of bytes over the last five seconds. */
export class Rate {
  private samples: { readonly atMs: number; readonly bytes: number }[] = [];

  /** Tells what the counter shows at a monotonic time. */
  add(atMs: number, bytes: number): void {
    this.samples = [...this.samples.filter((s) => atMs - s.atMs <= WINDOW_MS), { atMs, bytes }];
  }

  /** In kbit/s; null before there are two values. */
  kbps(): number | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (!first || !last || last.atMs <= first.atMs) return null;
    return Math.round(((last.bytes - first.bytes) * 8) / (last.atMs - first.atMs));
  }
}
