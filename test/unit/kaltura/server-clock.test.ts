import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ServerClock } from '../../../electron/kaltura/server-clock.ts';
import { fromEpochMs, plus } from '../../../shared/domain/instant.ts';
import { at } from '../../support/occurrences.ts';

describe("the server's clock", () => {
  test('is nothing before an answer, and this PC’s own time then', () => {
    expect(new ServerClock().aheadMs).toBeNull();
    expect(new ServerClock().at(at('08:00'))).toBe(at('08:00'));
  });

  test('is learned from a Date header; anything else is passed over', () => {
    const clock = new ServerClock();
    const trip = { sentAt: at('08:00'), answeredAt: at('08:00') };
    clock.noteDate(undefined, trip);
    clock.noteDate('soon', trip);
    expect(clock.aheadMs).toBeNull();
    clock.noteDate('Mon, 21 Sep 2026 09:00:00 GMT', trip);
    expect(clock.aheadMs).toBe(3_600_500);
  });

  test('is bounded by every answer: never further off than the shortest round trip and a second allow', () => {
    const answers = fc.array(fc.tuple(fc.nat(5_000), fc.nat(400), fc.nat(400)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: -1e8, max: 1e8 }), answers, (aheadMs, trips) => {
        const clock = new ServerClock();
        let now = at('08:00') as number;
        for (const [pauseMs, thereMs, backMs] of trips) {
          const sentAt = fromEpochMs((now += pauseMs));
          const serverMs = (now += thereMs) + aheadMs;
          const answeredAt = fromEpochMs((now += backMs));
          clock.noteSecond(fromEpochMs(Math.floor(serverMs / 1000) * 1000), { sentAt, answeredAt });
        }
        const shortest = Math.min(...trips.map(([, there, back]) => there + back));
        expect(Math.abs((clock.aheadMs ?? Number.NaN) - aheadMs)).toBeLessThanOrEqual((shortest + 1000) / 2 + 1);
      }),
    );
  });

  test('is, where every answer takes seconds, only as far off as they prove', () => {
    const slow = { sentAt: at('08:00'), answeredAt: plus(at('08:00'), 6000) };
    const clock = new ServerClock();
    clock.noteSecond(at('08:00'), slow);
    expect(clock.aheadMs).toBe(0);
    clock.noteSecond(plus(at('08:00'), 60_000), slow);
    expect(clock.aheadMs).toBe(54_000);
    clock.noteSecond(plus(at('08:00'), -60_000), slow);
    expect(clock.aheadMs).toBe(-59_000);
    clock.noteSecond(plus(at('08:00'), -60_000), { sentAt: at('08:00'), answeredAt: plus(at('08:00'), 200) });
    expect(clock.aheadMs).toBe(-59_600);
  });

  test('starts over when a clock was set', () => {
    const clock = new ServerClock();
    const trip = { sentAt: at('08:00'), answeredAt: at('08:00') };
    clock.noteSecond(at('08:00'), trip);
    clock.noteSecond(plus(at('08:00'), 60_000), trip);
    expect(clock.aheadMs).toBe(60_500);
  });
});
