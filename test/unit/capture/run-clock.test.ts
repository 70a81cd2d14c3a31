import { expect, it } from 'vitest';
import { RunClock } from '../../../electron/capture/ring/run-clock.ts';
import { fromEpochMs, plus, type Instant } from '../../../shared/domain/instant.ts';

/** Two clocks that a test sets as it likes. */
class TwoClocks {
  wall: Instant = fromEpochMs(1_800_000_000_000);
  steadyMs = 0;

  now(): Instant {
    return this.wall;
  }

  monotonicMs(): number {
    return this.steadyMs;
  }

  /** Time passes, by both clocks or by the wall clock a little more. */
  pass(ms: number, wallMs = ms): void {
    this.steadyMs += ms;
    this.wall = plus(this.wall, wallMs);
  }
}

it('tells a jump forward and back, and what was made up to fill it', () => {
  const clocks = new TwoClocks();
  const run = new RunClock(clocks);
  clocks.pass(1000, 31_000);
  expect(run.jumpedMs()).toBe(30_000);
  expect(run.isMadeUp(clocks.now())).toBe(true);
  expect(run.isMadeUp(run.now())).toBe(false);
  clocks.pass(0, -60_000);
  expect(run.jumpedMs()).toBe(-30_000);
});

it('never takes a clock that is put right little by little for one that jumps', () => {
  const clocks = new TwoClocks();
  const run = new RunClock(clocks);
  for (let look = 0; look < 1000; look++) {
    clocks.pass(5000, 5001);
    expect(run.jumpedMs()).toBe(0);
  }
  expect(clocks.now() - 1_800_000_000_000 - clocks.monotonicMs()).toBeGreaterThan(500);
});
