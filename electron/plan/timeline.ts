import { earlier, later, type Span } from '../../shared/domain/instant.ts';

/** A stretch of the device's time and who has it. */
export interface Held<T> extends Span {
  readonly by: T;
}

/** The device's time as disjoint stretches, found by binary search. */
export class Timeline<T> {
  readonly #held: Held<T>[] = [];

  /** Gives a free stretch to `by`. Where it is not free, what was given before stays. */
  give(span: Span, by: T): void {
    const last = this.#held.at(-1);
    if (!last || last.end <= span.start) this.#held.push({ start: span.start, end: span.end, by });
    else for (const free of this.free(span)) this.#held.splice(this.#indexFrom(free), 0, { ...free, by });
  }

  /** Everything held within a span, by time. */
  within(span: Span): readonly Held<T>[] {
    let to = this.#indexFrom(span);
    const from = to;
    while (to < this.#held.length && this.#held[to]!.start < span.end) to += 1;
    return this.#held.slice(from, to);
  }

  /** What nobody has of a span, by time. */
  free(span: Span): readonly Span[] {
    return subtract(span, this.within(span));
  }

  /** Index of the first stretch that ends after the span's start. */
  #indexFrom(span: Span): number {
    let low = 0;
    let high = this.#held.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#held[middle]!.end <= span.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What is left of a span without others, by time; `others` in any order, they may overlap. */
export function subtract(span: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = span.start;
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    if (other.start > from) left.push({ start: from, end: earlier(other.start, span.end) });
    from = later(from, other.end);
    if (from >= span.end) return left;
  }
  left.push({ start: from, end: span.end });
  return left;
}
