import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryWaitMs } from '../../../electron/live/retry-wait.ts';

it('grows by half from one second to fifteen', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map((n) => retryWaitMs(n, 0.5))).toEqual([
    ...[1000, 1500, 2250, 3375, 5063, 7594, 11_391, 15_000, 15_000],
  ]);
});

it('never waits less than 0.8 s, more than 15 s, or a fraction of a millisecond', () => {
  const uniform = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), uniform, (failures, u) => {
      const ms = retryWaitMs(failures, u);
      return ms >= 800 && ms <= 15_000 && Number.isInteger(ms);
    }),
  );
});
