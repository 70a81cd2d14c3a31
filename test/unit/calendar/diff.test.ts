import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../../../electron/calendar/diff.ts';
import { agrees, doubtfulRemovals } from '../../../electron/calendar/shrinkage.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import { plus, type Span } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { at, occurrence } from '../../support/occurrences.ts';

const window: Span = { start: at('00:00'), end: at('23:00') };
const event = (number: number, change: Partial<Occurrence> = {}): Occurrence =>
  occurrence({ eventId: String(number) as EventId, ...change });
const compare = (before: readonly Occurrence[], after: readonly Occurrence[], later: Span = window) =>
  diff({ window, occurrences: before }, { window: later, occurrences: after }, at('12:00'));

describe('diff', () => {
  test('names what was added, removed and changed, by start', () => {
    const told = compare(
      [event(1), event(2)],
      [event(2, { title: 'New', end: at('15:30') }), event(3, { start: at('13:00') })],
    );
    expect(told.map((c) => [c.change, c.change === 'changed' ? c.fields : c.occurrence.eventId])).toEqual([
      ['added', '3'],
      ['changed', ['title', 'end']],
      ['removed', '1'],
    ]);
  });

  test('finds an occurrence with a new id by its series and start', () => {
    const parentId = '9' as EventId;
    const told = compare([event(1, { parentId })], [event(2, { parentId })]);
    expect(told).toMatchObject([{ change: 'changed', fields: ['eventId'] }]);
  });

  test('finds an occurrence with a new id and new times by its series and an overlap, each once', () => {
    const parentId = '9' as EventId;
    const hourly = (from: number, minutes: number) =>
      [10, 11, 13, 15].map((hour, i) =>
        event(from + i, { parentId, start: plus(at(`${hour}:00`), minutes * 60_000), end: plus(at(`${hour + 1}:00`), minutes * 60_000) }),
      ); // prettier-ignore
    const told = compare(hourly(1, 0), hourly(11, 5));
    expect(told.map((c) => c.change === 'changed' && [c.before.eventId, c.after.eventId, ...c.fields])).toEqual([
      ['1', '11', 'eventId', 'start', 'end'],
      ['2', '12', 'eventId', 'start', 'end'],
      ['3', '13', 'eventId', 'start', 'end'],
      ['4', '14', 'eventId', 'start', 'end'],
    ]);
    expect(compare(hourly(1, 0), hourly(11, 70)).filter((c) => c.change === 'changed')).toHaveLength(3);
  });

  test('takes no event of another series for one that is gone', () => {
    const [a, b] = [event(1, { parentId: '8' as EventId }), event(2, { parentId: '9' as EventId })];
    expect(compare([a], [b]).map((c) => c.change)).toEqual(['added', 'removed']);
  });

  test('is silent about what only came into view or went out of it', () => {
    const later = { start: plus(window.start, 86_400_000), end: plus(window.end, 86_400_000) };
    const tomorrow = event(2, { start: plus(at('14:00'), 86_400_000), end: plus(at('15:00'), 86_400_000) });
    expect(compare([event(1)], [tomorrow], later)).toEqual([]);
  });

  test('of a schedule with itself is empty, and applied to the old one gives the new one', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 20 }),
        hour: fc.integer({ min: 1, max: 21 }),
        title: fc.constantFrom('A', 'B'),
      }),
      { selector: (x) => x.id },
    );
    const day = some.map((xs) =>
      xs.map((x) =>
        event(x.id, {
          title: x.title,
          start: at(`${String(x.hour).padStart(2, '0')}:00`),
          end: at(`${String(x.hour + 1).padStart(2, '0')}:00`),
        }),
      ),
    );
    fc.assert(
      fc.property(day, day, (before, after) => {
        expect(compare(before, before)).toEqual([]);
        const result = new Map(before.map((o) => [o.eventId, o]));
        for (const c of compare(before, after)) {
          if (c.change === 'removed') result.delete(c.occurrence.eventId);
          else
            result.set(
              c.change === 'added' ? c.occurrence.eventId : c.after.eventId,
              c.change === 'added' ? c.occurrence : c.after,
            );
        }
        const byId = (a: Occurrence, b: Occurrence): number => Number(a.eventId) - Number(b.eventId);
        expect([...result.values()].sort(byId)).toEqual([...after].sort(byId));
      }),
    );
  });
});

describe('shrinkage', () => {
  const inHours = (number: number, hours: number): Occurrence =>
    event(number, { start: plus(at('12:00'), hours * 3_600_000), end: plus(at('13:00'), hours * 3_600_000) });
  const known = [inHours(1, -5), inHours(2, 1), inHours(3, 2), inHours(4, 100), inHours(5, 101)];

  test.each([
    ['nothing', [], false],
    ['one of two soon', [2], false],
    ['both soon', [2, 3], true],
    ['what is far', [4, 5], false],
    ['what is over', [1], false],
    ['everything to come', [2, 3, 4, 5], true],
  ])('%s missing', (_, gone, doubtful) => {
    const after = known.filter((o) => !gone.includes(Number(o.eventId)));
    const wide = { start: plus(at('12:00'), -86_400_000), end: plus(at('12:00'), 30 * 86_400_000) };
    const changes = diff({ window: wide, occurrences: known }, { window: wide, occurrences: after }, at('12:00'));
    expect(doubtfulRemovals(known, changes, at('12:00')) !== null).toBe(doubtful);
  });

  test.each([
    ['runs', { start: at('11:30'), end: at('12:30') }, true],
    ['begins in ten minutes', { start: at('12:10'), end: at('13:00') }, true],
    ['is pushed from now on', { start: at('12:20'), end: at('13:00'), kind: 'live', preStartMs: 10 * 60_000 }, true],
    ['begins in half an hour', { start: at('12:30'), end: at('13:00') }, false],
    ['is over', { start: at('11:00'), end: at('12:00') }, false],
    ['is no lecture', { start: at('11:30'), end: at('12:30'), kind: 'blackout' }, false],
  ] as const)('one of many that %s is %#', (_, change, doubtful) => {
    const all = [...known, inHours(6, 3), inHours(7, 4), event(9, change)];
    const changes = diff({ window, occurrences: all }, { window, occurrences: all.slice(0, -1) }, at('12:00'));
    expect(doubtfulRemovals(all, changes, at('12:00'))?.imminent?.eventId).toBe(doubtful ? '9' : undefined);
  });

  test('a second answer agrees when it takes nothing more away', () => {
    const ids = (...n: number[]) => ({ ids: new Set(n.map((x) => String(x) as EventId)), imminent: null });
    expect(agrees(ids(1, 2), ids(1))).toBe(true);
    expect(agrees(ids(1, 2), ids(1, 3))).toBe(false);
    expect(agrees(ids(1, 2), null)).toBe(true);
  });
});
