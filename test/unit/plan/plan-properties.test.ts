import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps, plus } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { nextAlarms } from '../../../electron/plan/alarms.ts';
import { makePlan } from '../../../electron/plan/plan.ts';
import { at } from '../../support/occurrences.ts';
import { event, id, settings } from './plan-input.ts';

const MINUTE_MS = 60_000;

const someEvent: fc.Arbitrary<Occurrence> = fc
  .record({
    number: fc.integer({ min: 1, max: 30 }),
    from: fc.integer({ min: -300, max: 600 }),
    minutes: fc.oneof(fc.integer({ min: -5, max: 240 }), fc.constant(25 * 60)),
    kind: fc.constantFrom('record', 'record', 'live', 'blackout', 'meeting', 'unknown'),
    status: fc.constantFrom('active', 'active', 'active', 'cancelled'),
    priority: fc.integer({ min: 0, max: 2 }),
    parent: fc.constantFrom(null, null, 100, 101),
    pre: fc.constantFrom(0, 10),
  })
  .map(({ number, from, minutes, kind, status, priority, parent, pre }) => {
    const start = plus(at('12:00'), from * MINUTE_MS);
    return event(number, '12:00', '13:00', {
      start,
      end: plus(start, minutes * MINUTE_MS),
      kind,
      status,
      priority,
      parentId: parent === null ? null : id(parent),
      preStartMs: pre * MINUTE_MS,
      createdAt: null,
      updatedAt: plus(at('08:00'), from),
    });
  });

const someDay = fc.uniqueArray(someEvent, { maxLength: 25, selector: (o) => `${o.eventId} ${o.updatedAt}` });
const someSettings = fc
  .record({ before: fc.integer({ min: 0, max: 900 }), after: fc.integer({ min: 0, max: 900 }), win: fc.boolean() })
  .map(({ before, after, win }) =>
    settings({
      recordPadding: { beforeSeconds: before, afterSeconds: after },
      livePadding: { beforeSeconds: after, afterSeconds: before },
      blackoutsWin: win,
    }),
  );

const made = (occurrences: readonly Occurrence[], planSettings = settings()) =>
  makePlan({ occurrences, settings: planSettings, overrides: new Map(), recordings: [], now: at('12:00') });

test('windows never overlap, and every slot has a reason', () => {
  fc.assert(
    fc.property(someDay, someSettings, (day, planSettings) => {
      const { slots } = made(day, planSettings);
      const windows = slots.flatMap((s) => (s.window ? [s.window] : []));
      windows.forEach((a, i) => windows.slice(i + 1).forEach((b) => expect(overlaps(a, b)).toBe(false)));
      for (const s of slots) {
        expect(s.because.length).toBeGreaterThan(0);
        expect(s.window === null).toBe(s.decision === 'skip');
      }
    }),
  );
});

test('no window enters a blackout that is in force', () => {
  fc.assert(
    fc.property(someDay, someSettings, (day, planSettings) => {
      fc.pre(planSettings.blackoutsWin);
      const { slots } = made(day, planSettings);
      const shown = slots.map((s) => s.occurrence);
      const blackouts = shown.filter((o) => o.kind === 'blackout' && o.status === 'active' && o.end > o.start);
      const inForce = blackouts.filter(
        (o) => !slots.some((s) => s.occurrence === o && s.because[0]?.why === 'duplicate'),
      );
      for (const { window } of slots) {
        for (const black of inForce) if (window) expect(overlaps(window, black)).toBe(false);
      }
    }),
  );
});

const someDayTwice = someDay.chain((day) =>
  fc.tuple(fc.constant(day), fc.shuffledSubarray(day, { minLength: day.length, maxLength: day.length })),
);

test('each event id has one slot, whatever the order of the schedule', () => {
  fc.assert(
    fc.property(someDayTwice, ([day, shuffled]) => {
      const plan = made(day);
      expect(made(shuffled)).toEqual(plan);
      const ids = plan.slots.map((s) => s.occurrence.eventId);
      expect(ids.sort()).toEqual([...new Set(day.map((o) => o.eventId))].sort());
    }),
  );
});

test('what has no rival is recorded whole', () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const { slots } = made(day);
      for (const { occurrence: o, window } of slots) {
        const rivals = day.some((x) => x.eventId !== o.eventId && overlaps({ start: plus(x.start, -x.preStartMs), end: x.end }, { start: plus(o.start, -o.preStartMs), end: o.end })); // prettier-ignore
        const isOurs = (o.kind === 'record' || o.kind === 'live') && o.status === 'active' && o.end > o.start;
        if (rivals || !isOurs || o.end <= at('12:00') || o.end - o.start > 24 * 60 * MINUTE_MS - o.preStartMs) continue;
        expect(window).not.toBeNull();
        expect(window!.start).toBeLessThanOrEqual(o.start);
        expect(window!.end).toBeGreaterThanOrEqual(o.end);
      }
    }),
  );
});

test('following the alarms in time arms every window exactly once', () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const start = at('06:00');
      const plan = makePlan({
        occurrences: day,
        settings: settings(),
        overrides: new Map(),
        recordings: [],
        now: start,
      });
      let now = start;
      const armed: string[] = [];
      for (let turns = 0; turns < 1000; turns += 1) {
        const next = nextAlarms({ plan, recordings: [], now, armMs: 30_000, since: start });
        for (const { alarm, slot, window } of next.due) {
          if (alarm === 'arm' && now === Math.max(start, plus(window.start, -30_000)))
            armed.push(slot.occurrence.eventId);
        }
        if (next.lookAgainAt === null) break;
        expect(next.lookAgainAt).toBeGreaterThan(now);
        now = next.lookAgainAt;
      }
      expect(armed.sort()).toEqual(plan.slots.flatMap((s) => (s.window ? [s.occurrence.eventId] : [])).sort());
    }),
  );
});
