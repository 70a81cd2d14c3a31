import { describe, expect, it } from 'vitest';
import { Publisher } from '../../../electron/engine/publisher.ts';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';

/** A publisher and the moments, in milliseconds since it began, at which it told somebody. */
function watched() {
  const clock = new FakeClock(at('08:00'));
  const began = clock.monotonicMs();
  const publisher = new Publisher(clock, (revision) => ({ revision }) as Snapshot);
  const told: number[] = [];
  publisher.onSnapshot(() => told.push(clock.monotonicMs() - began));
  return { clock, publisher, told };
}

describe('Publisher', () => {
  it('tells what happened after a tenth of a second, once for many changes', async () => {
    const { clock, publisher, told } = watched();
    await clock.advance(100);
    for (let n = 0; n < 5; n++) publisher.changed();
    await clock.advance(99);
    expect(told).toEqual([100]);
    await clock.advance(1);
    expect(told).toEqual([100, 200]);
  });

  it('tells of moving figures after half a second', async () => {
    const { clock, publisher, told } = watched();
    await clock.advance(100);
    for (let n = 0; n < 8; n++) {
      publisher.moved();
      await clock.advance(50);
    }
    expect(told).toEqual([100]);
    await clock.advance(100);
    expect(told).toEqual([100, 600]);
  });

  it('does not wait for figures when something happens', async () => {
    const { clock, publisher, told } = watched();
    await clock.advance(100);
    publisher.moved();
    await clock.advance(50);
    publisher.changed();
    publisher.moved();
    await clock.advance(100);
    expect(told).toEqual([100, 250]);
  });

  it('tells at least once a second, and nothing more once it is stopped', async () => {
    const { clock, publisher, told } = watched();
    await clock.advance(2100);
    publisher.stop();
    publisher.changed();
    await clock.advance(5000);
    expect(told).toEqual([100, 1100, 2100]);
  });

  it('goes on though a listener breaks, and tells soon what a listener changes', async () => {
    const { clock, publisher, told } = watched();
    let isBroken = true;
    publisher.onSnapshot(() => {
      if (isBroken) throw new Error('broken');
    });
    await expect(clock.advance(100)).rejects.toThrow('broken');
    isBroken = false;
    await clock.advance(1000);
    const quiet = publisher.onSnapshot(() => {
      quiet();
      publisher.changed();
    });
    await clock.advance(200);
    expect(told).toEqual([100, 1100, 1200, 1300]);
  });

  it('makes the snapshot of now when it is asked', () => {
    const { publisher } = watched();
    const before = publisher.snapshot().revision;
    publisher.moved();
    expect(publisher.snapshot().revision).toBe(before + 1);
    expect(publisher.snapshot().revision).toBe(before + 1);
  });
});
