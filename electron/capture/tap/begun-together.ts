/** A piece, and which source it is of. */
export interface Piece<T> {
  readonly source: number;
  readonly value: T;
}

/**
 * The pieces as they come, but not before `isBegun` finds in the first of them what a reader needs, who looks at the
 * beginning to know what is in a stream. `arrange` puts what was held back in order. Once `isLate` says that a source keeps
 * the others waiting, it is gone on without.
 */
export async function* begunTogether<T>(
  pieces: AsyncIterable<Piece<T>>,
  isBegun: (held: readonly Piece<T>[]) => boolean,
  isLate: () => boolean,
  arrange: (held: readonly Piece<T>[]) => readonly T[],
): AsyncIterable<T> {
  let held: Piece<T>[] | null = [];
  for await (const piece of pieces) {
    if (held === null) {
      yield piece.value;
      continue;
    }
    held.push(piece);
    if (!isBegun(held) && !isLate()) continue;
    yield* arrange(held);
    held = null;
  }
  if (held !== null) yield* arrange(held);
}
