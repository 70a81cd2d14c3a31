/** What a source gave, or why it broke. */
type Arrival<T> = { readonly from: AsyncIterator<T>; readonly result: IteratorResult<T> } | { readonly error: unknown };

/**
 * What comes from several sources, in the order in which it comes; ends when all have ended. When the reader breaks off,
 * `end` is called, which must let sources go that wait, and then each is given the chance to clean up. Nothing that was
 * given is held on to while a source keeps silent (as `Promise.race` over what is asked of all of them would).
 */
export async function* merged<T>(sources: readonly AsyncIterable<T>[], end: () => void): AsyncIterable<T> {
  const iterators = sources.map((s) => s[Symbol.asyncIterator]());
  const arrivals: Arrival<T>[] = [];
  let wake = (): void => undefined;
  const arrive = (arrival: Arrival<T>): void => {
    arrivals.push(arrival);
    wake();
  };
  const ask = (from: AsyncIterator<T>): void => {
    from.next().then(
      (result) => arrive({ from, result }),
      (error: unknown) => arrive({ error }),
    );
  };
  try {
    iterators.forEach(ask);
    for (let open = iterators.length; open > 0;) {
      const arrival = arrivals.shift();
      if (arrival === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
      } else if ('error' in arrival) {
        throw arrival.error;
      } else if (arrival.result.done) {
        open -= 1;
      } else {
        yield arrival.result.value;
        ask(arrival.from);
      }
    }
  } finally {
    end();
    for (const it of iterators) await it.return?.();
  }
}
