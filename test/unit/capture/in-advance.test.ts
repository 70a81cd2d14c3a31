import { expect, it } from 'vitest';
import { inAdvance } from '../../../electron/capture/join/in-advance.ts';

it('gives everything in order, with some begun before they are asked for', async () => {
  const begun: number[] = [];
  const done: number[] = [];
  const work = (n: number): Promise<number> => {
    begun.push(n);
    return Promise.resolve(n);
  };
  for await (const n of inAdvance([1, 2, 3, 4, 5], 2, work)) {
    done.push(n);
    expect(begun.length).toBe(Math.min(n + 2, 5));
  }
  expect(done).toEqual([1, 2, 3, 4, 5]);
});

it('ends with the first error, whatever fails after it', async () => {
  const work = (n: number): Promise<number> => (n < 2 ? Promise.resolve(n) : Promise.reject(new Error(`${n}`)));
  const all = async (): Promise<number[]> => {
    const done: number[] = [];
    for await (const n of inAdvance([1, 2, 3, 4], 3, work)) done.push(n);
    return done;
  };
  await expect(all()).rejects.toThrow('2');
});
