import { expect, it } from 'vitest';
import { tellLevels } from '../../../electron/engine/tell-levels.ts';
import type { SourceId } from '../../../shared/domain/ids.ts';
import type { LevelsMessage } from '../../../shared/ipc/snapshot.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';

it('tells the newest levels of all sources together, at most ten times a second, until nobody listens', async () => {
  const clock = new FakeClock(at('08:00'));
  let hear = (): void => undefined;
  let peak = 0;
  const recorder = {
    vitals: () => ({ sources: [], levels: levels(peak), captures: new Map(), faults: [] }),
    onVitals: (then: () => void) => {
      hear = then;
      return () => (hear = () => undefined);
    },
  };
  const told: number[] = [];
  const quiet = tellLevels(clock, recorder, ([first]) => told.push(first?.peakDb[0] ?? NaN));
  for (; peak > -40; peak--) {
    hear();
    await clock.advance(10);
  }
  expect(told).toEqual([-9, -19, -29, -39]);
  hear();
  quiet();
  await clock.advance(1000);
  expect(told).toHaveLength(4);
});

const levels = (peak: number): LevelsMessage[] => [{ sourceId: 'tone' as SourceId, peakDb: [peak], rmsDb: [peak] }];
