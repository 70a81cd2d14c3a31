/**
 * What `work` makes of the items, in their order, with up to `depth` of them begun before they are asked for. The first
 * that fails ends it with its error; what was begun after it is left to end by itself.
 */
export async function* inAdvance<T, R>(
  items: readonly T[],
  depth: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  const begin = (item: T | undefined): void => {
    if (item === undefined) return;
    const one = work(item);
    // Told when its turn comes; nobody asks for it when one before it failed.
    one.catch(() => undefined);
    begun.push(one);
  };
  items.slice(0, depth).forEach(begin);
  for (let next = depth; begun.length > 0; next++) {
    const first = begun.shift();
    begin(items[next]);
    if (first) yield await first;
  }
}
