/** A piece, and which source it is of. */
export interface Piece<T> {
  readonly source: number;
  readonly value: T;
}

/**
 * The pieces as they come, but not before each of `count` sources has given one: a reader looks at the beginning to
 * know what is in a stream. `arrange` puts what was held back in order. Once `isLate` says that a source keeps the
 * others waiting, it is gone on without.
 */
export async function* begunTogether<T>(
  pieces: AsyncIterable<Piece<T>>,
  count: number,
  isLate: () => boolean,
  arrange: (held: readonly Piece<T>[]) => readonly T[],
): AsyncIterable<T> {
  let held: Piece<T>[] | null = [];
  const begun = new Set<number>();
  for await (const piece of pieces) {
    begun.add(piece.source);
    if (held === null) {
      yield piece.value;
      continue;
    }
    held.push(piece);
    if (begun.size < count && !isLate()) continue;
    yield* arrange(held);
    held = null;
  }
  if (held !== null) yield* arrange(held);
}
