import { expect, test } from 'vitest';
import { Rounds } from '../../../electron/upload/rounds.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';

test('rounds follow each other, never two at a time, whatever becomes of them', async () => {
  const clock = new FakeClock(at('08:00'));
  const told: string[] = [];
  const round = async (signal: AbortSignal): Promise<void> => {
    told.push(`begins at ${clock.monotonicMs()}`);
    await clock.sleep(1500, signal);
    throw new Error('no network');
  };
  const rounds = new Rounds(clock, 1000, round, (error) => told.push((error as Error).message));
  rounds.start();
  await clock.advance(3000);
  expect(told).toEqual(['begins at 0', 'no network', 'begins at 2500']);
  await rounds.stop();
  await clock.advance(10_000);
  expect(told).toHaveLength(3);
  rounds.start();
  await clock.advance(0);
  expect(told.at(-1)).toBe('begins at 13000');
  await rounds.stop();
});
