import { describe, expect, test } from 'vitest';
import { allPages, type Page } from '../../../electron/calendar/pages.ts';
import type { Span } from '../../../shared/domain/instant.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { at } from '../../support/occurrences.ts';

const window: Span = { start: at('08:00'), end: at('18:00') };
const idOf = (row: number): number => row;
const all = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const pageOf = (rows: readonly number[], totalCount: number | null, index: number): Page<number> => ({
  rows: rows.slice((index - 1) * 500, index * 500),
  totalCount,
});

/** Reads a list of so many rows; tells which pages were asked for, and how many at once at most. */
async function reading(count: number, answer = (index: number) => pageOf(all(count), count, index)) {
  const asked: number[] = [];
  let open = 0;
  let mostOpen = 0;
  const pages = await allPages<number, Page<number>>(window, idOf, async (_, index) => {
    asked.push(index);
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    await Promise.resolve();
    open -= 1;
    return answer(index);
  });
  return { asked, mostOpen, rows: pages.flatMap((p) => p.rows) };
}

const problemOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof FaultError ? [error.fault.code, error.fault.params['problem']] : error),
  );

describe('the pages of a list', () => {
  test.each([
    [0, [1]],
    [499, [1]],
    [500, [1, 2]],
    [1001, [1, 2, 3]],
    [2600, [1, 2, 3, 4, 5, 6]],
  ])('of %d rows are read until a short one, in their order', async (count, asked) => {
    const read = await reading(count);
    expect(read.rows).toEqual(all(count));
    expect(read.asked).toEqual(asked);
    expect(read.mostOpen).toBeLessThanOrEqual(3);
  });

  test('are read to the end when the list grew meanwhile', async () => {
    const read = await reading(700, (index) => pageOf(all(index === 1 ? 700 : 1200), index === 1 ? 700 : 1200, index));
    expect(read.rows).toEqual(all(1200));
  });

  test('are read on without any count', async () => {
    const read = await reading(0, (index) => pageOf(all(1200), null, index));
    expect(read.rows).toEqual(all(1200));
    expect(read.asked).toEqual([1, 2, 3]);
  });

  test('of exactly as many rows as the engine pages through are not read twice', async () => {
    const read = await reading(10_000);
    expect(read.asked).toHaveLength(20);
  });

  test.each([
    ['fewer rows than the server counts', (index: number) => pageOf(all(600), 900, index), '600 of 900 events'],
    ['a count that does not fit on the last page', (index: number) => pageOf(all(600), index === 1 ? 600 : 601, index), '600 of 601 events'], // prettier-ignore
    ['neither rows nor a count', (index: number) => pageOf([], null, index), 'no events and no count of them'],
    ['a page that is missing in the middle', (index: number) => pageOf(index === 2 ? [] : all(1500), 1500, index), '1000 of 1500 events'], // prettier-ignore
    ['the same page again and again', () => pageOf(all(500), 1500, 1), '500 of 1500 events'],
  ])('are incomplete with %s', async (_, answer, problem) => {
    expect(await problemOf(reading(0, answer))).toEqual(['fetch-incomplete', problem]);
  });

  test('of a server that answers the same page for ever come to an end', async () => {
    const same = (): Page<number> => pageOf(all(500), null, 1);
    expect(await problemOf(reading(0, same))).toEqual(['schedule-too-large', undefined]);
  });

  test('end as one page ends, after those that are under way', async () => {
    const broken = new Error('cut');
    let open = 0;
    const reads = allPages<number, Page<number>>(window, idOf, async (_, index) => {
      open += 1;
      await Promise.resolve();
      open -= 1;
      if (index === 3) throw broken;
      return pageOf(all(5000), 5000, index);
    });
    await expect(reads).rejects.toBe(broken);
    expect(open).toBe(0);
  });
});
