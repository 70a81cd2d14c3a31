import { describe, expect, it } from 'vitest';
import { changesInRows } from '../../../renderer/views/changes/changes-in-rows.ts';
import type { ScheduleChange } from '../../../shared/domain/change.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import { plus, type Instant } from '../../../shared/domain/instant.ts';
import { at, occurrence } from '../../support/occurrences.ts';

const HOUR = 3_600_000;
const event = (n: number, calendar?: string) =>
  occurrence({
    ...{ eventId: `${calendar ?? ''}${n}` as EventId, start: plus(at('08:00'), n * HOUR) },
    ...(calendar === undefined ? {} : { calendar }),
  });
/** What one sync brought, newest first as the window has it. */
const added = (count: number, learnedAt: Instant, calendar?: string): readonly ScheduleChange[] =>
  Array.from({ length: count }, (_, i) => ({
    ...({ change: 'added', occurrence: event(count - i, calendar), learnedAt } as const),
  }));
/** `one` and the number of those that are folded, in the order of the rows. */
const shape = (changes: readonly ScheduleChange[]) =>
  changesInRows(changes).map((row) => (row.kind === 'one' ? row.change.change : row.additions.length));

describe('the changes in rows', () => {
  it('leave a few new events one by one', () => {
    const changes = added(5, at('10:00'));
    expect(changesInRows(changes)).toEqual(changes.map((change) => ({ kind: 'one', change })));
  });

  it('have what one sync brought at once in one row, by start, where its first stood', () => {
    const [before, after] = [added(1, at('09:00')), added(1, at('11:00'))];
    const rows = changesInRows([...after, ...added(14, at('10:00')), ...before]);
    expect(rows.map((row) => row.kind)).toEqual(['one', 'many', 'one']);
    const [, many] = rows;
    if (many?.kind !== 'many') throw new Error('not folded');
    expect(many.learnedAt).toBe(at('10:00'));
    expect(many.additions.map((a) => a.occurrence.eventId)).toEqual(Array.from({ length: 14 }, (_, i) => `${i + 1}`));
  });

  it('never fold what was removed or changed, also by the same sync', () => {
    const learnedAt = at('10:00');
    const removed = Array.from({ length: 9 }, (_, i) => ({
      ...({ change: 'removed', occurrence: event(30 + i), learnedAt } as const),
    }));
    const changed = {
      ...({ change: 'changed', before: event(50), after: event(51), fields: ['start'], learnedAt } as const),
    };
    expect(shape([...removed, ...added(6, learnedAt), changed])).toEqual([
      ...Array<string>(9).fill('removed'),
      ...[6, 'changed'],
    ]);
  });

  it('keep syncs and calendars apart', () => {
    const campus = added(6, at('10:00'), 'Campus');
    expect(shape([...added(4, at('11:00')), ...added(4, at('10:00')), ...campus])).toEqual([
      ...Array<string>(8).fill('added'),
      6,
    ]);
    const two = changesInRows([...added(6, at('10:00')), ...campus]);
    expect(two.map((row) => row.kind === 'many' && row.calendar)).toEqual([undefined, 'Campus']);
  });
});
