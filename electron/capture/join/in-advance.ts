/**
 * What `work` makes of the items and their numbers, in their order, with up to `depth` of them begun before they are asked
 * for: never one before that `depth` + 1 before it was done with. The first that fails ends it with its error; what was begun
 * after it is left to end by itself.
 */
export async function* inAdvance<T, R>(
  items: readonly T[],
  depth: number,
  work: (item: T, index: number) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  const begin = (index: number): void => {
    const item = items[index];
    if (item === undefined) return;
    const one = work(item, index);
    // Told when its turn comes; nobody asks for it when one before it failed.
    one.catch(() => undefined);
    begun.push(one);
  };
  for (let i = 0; i < depth; i++) begin(i);
  for (let next = depth; begun.length > 0; next++) {
    const first = begun.shift();
    begin(next);
    if (first) yield await first;
  }
}
