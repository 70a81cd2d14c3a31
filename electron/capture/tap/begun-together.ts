/** A piece, and which source it is of. */
export interface Piece<T> {
  readonly source: number;
  readonly value: T;
}

/**
 * The pieces as they come, but not before each of `count` sources has given one: a reader looks at the beginning to
 * know what is in a stream. Once `isLate` says that a source keeps the others waiting, it is gone on without.
 */
export async function* begunTogether<T>(
  pieces: AsyncIterable<Piece<T>>,
  count: number,
  isLate: () => boolean,
): AsyncIterable<T> {
  let held: T[] | null = [];
  const begun = new Set<number>();
  for await (const { source, value } of pieces) {
    begun.add(source);
    if (held === null) {
      yield value;
      continue;
    }
    held.push(value);
    if (begun.size < count && !isLate()) continue;
    yield* held;
    held = null;
  }
  if (held !== null) yield* held;
}
