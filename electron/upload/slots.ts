/** A number of places that are taken and given back. */
export class Slots {
  readonly #waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Resolves, in the order of asking, when a place is free; call what it gives to leave, once or more often. */
  async take(): Promise<() => void> {
    if (this.free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.free -= 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const next = this.#waiting.shift();
      if (next) next();
      else this.free += 1;
    };
  }
}
