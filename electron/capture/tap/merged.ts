/**
 * What comes from several sources, in the order in which it comes; ends when all have ended. When the reader breaks off,
 * `end` is called, which must let sources go that wait, and then each is given the chance to clean up.
 */
export async function* merged<T>(sources: readonly AsyncIterable<T>[], end: () => void): AsyncIterable<T> {
  const iterators = sources.map((s) => s[Symbol.asyncIterator]());
  const waiting = new Map(iterators.map((it) => [it, it.next().then((result) => ({ it, result }))]));
  try {
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
  } finally {
    end();
    for (const it of iterators) await it.return?.();
  }
}
