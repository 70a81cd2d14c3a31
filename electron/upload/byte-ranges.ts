/** Bytes [from, to) of a file. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Which bytes of a file are known to have arrived. Ranges are kept sorted, apart and not empty. */
export class ByteRanges {
  #ranges: readonly ByteRange[] = [];

  /** Adds a range; what overlaps or touches becomes one. */
  add({ from, to }: ByteRange): void {
    if (to <= from) return;
    const apart = this.#ranges.filter((r) => r.to < from || r.from > to);
    const joined = this.#ranges.filter((r) => r.to >= from && r.from <= to);
    const merged = {
      from: Math.min(from, ...joined.map((r) => r.from)),
      to: Math.max(to, ...joined.map((r) => r.to)),
    };
    this.#ranges = [...apart, merged].sort((a, b) => a.from - b.from);
  }

  clear(): void {
    this.#ranges = [];
  }

  get total(): number {
    return this.#ranges.reduce((sum, r) => sum + r.to - r.from, 0);
  }

  /** What is missing of a file of `bytes` bytes, in order. */
  missing(bytes: number): readonly ByteRange[] {
    const edges = [0, ...this.#ranges.flatMap((r) => [r.from, r.to]), bytes];
    const gaps: ByteRange[] = [];
    for (let i = 0; i + 1 < edges.length; i += 2) {
      const [from = 0, to = 0] = [edges[i], Math.min(edges[i + 1] ?? 0, bytes)];
      if (from < to) gaps.push({ from, to });
    }
    return gaps;
  }
}
