/** Lets one after another through, in the order of asking. */
export class Lane {
  #last: Promise<void> = Promise.resolve();

  /** Runs `work` when it is its turn. An abort while waiting rejects with the signal's reason. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const before = this.#last;
    let leave = (): void => undefined;
    const mine = new Promise<void>((resolve) => (leave = resolve));
    // Who leaves while still waiting lets the next one through only after those before it.
    this.#last = before.then(() => mine);
    try {
      await unlessAborted(before, signal);
      return await work();
    } finally {
      leave();
    }
  }
}

function unlessAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void turn.then(resolve).finally(() => signal.removeEventListener('abort', abort));
  });
}
