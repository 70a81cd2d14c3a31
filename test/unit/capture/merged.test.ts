import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { merged } from '../../../electron/capture/tap/merged.ts';

async function* pieces<T>(...values: readonly T[]): AsyncIterable<T> {
  for (const value of values) yield await Promise.resolve(value);
}

/** Says nothing until it is let go. */
function silent(): {
  readonly pieces: AsyncIterable<never>;
  readonly letGo: () => void;
  readonly isClosed: () => boolean;
} {
  let letGo = (): void => undefined;
  let closed = false;
  const waits = new Promise<void>((resolve) => (letGo = resolve));
  async function* nothing(): AsyncIterable<never> {
    try {
      await waits;
    } finally {
      closed = true;
    }
  }
  return { pieces: nothing(), letGo, isClosed: () => closed };
}

/** Collects what nothing refers to. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await new Promise((resolve) => setImmediate(resolve));
  collect();
}

it('gives what comes from all sources, and ends with the last of them', async () => {
  const all: number[] = [];
  for await (const n of merged([pieces(1, 2, 3), pieces(10, 20), pieces<number>()], () => undefined)) all.push(n);
  expect(all.sort((a, b) => a - b)).toEqual([1, 2, 3, 10, 20]);
});

it('breaks with a source that breaks, and lets the others clean up', async () => {
  const quiet = silent();
  async function* broken(): AsyncIterable<number> {
    yield await Promise.resolve(1);
    throw new Error('gone');
  }
  const all: number[] = [];
  const read = async (): Promise<void> => {
    for await (const n of merged([broken(), quiet.pieces], quiet.letGo)) all.push(n);
  };
  await expect(read()).rejects.toThrow('gone');
  expect([all, quiet.isClosed()]).toEqual([[1], true]);
});

it('lets sources go that wait when the reader breaks off', async () => {
  const quiet = silent();
  for await (const n of merged([pieces(1, 2), quiet.pieces], quiet.letGo)) if (n === 1) break;
  expect(quiet.isClosed()).toBe(true);
});

it('holds on to nothing that was given while a source keeps silent', async () => {
  const quiet = silent();
  const given: WeakRef<object>[] = [];
  async function* many(): AsyncIterable<object> {
    for (let i = 0; i < 100; i++) {
      const piece = { bytes: new Uint8Array(1000) };
      given.push(new WeakRef(piece));
      yield await Promise.resolve(piece);
    }
  }
  let left = -1;
  for await (const piece of merged<object>([many(), quiet.pieces], quiet.letGo)) {
    if (piece !== given[99]?.deref()) continue;
    await collectGarbage();
    left = given.slice(0, 90).filter((ref) => ref.deref() !== undefined).length;
    break;
  }
  expect(left).toBe(0);
});
