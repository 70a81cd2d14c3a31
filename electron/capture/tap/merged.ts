/** What comes from several sources, in the order in which it comes; ends when all have ended. Who breaks off ends the sources himself. */
export async function* merged<T>(sources: readonly AsyncIterable<T>[]): AsyncIterable<T> {
  const iterators = sources.map((s) => s[Symbol.asyncIterator]());
  const waiting = new Map(iterators.map((it) => [it, it.next().then((result) => ({ it, result }))]));
  while (waiting.size > 0) {
    const { it, result } = await Promise.race(waiting.values());
    if (result.done) {
      waiting.delete(it);
      continue;
    }
    yield result.value;
    waiting.set(
      it,
      it.next().then((next) => ({ it, result: next })),
    );
  }
}
