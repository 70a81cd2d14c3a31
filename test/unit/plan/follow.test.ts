import { describe, expect, test } from 'vitest';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { follow, type FollowStep } from '../../../electron/plan/follow.ts';
import { at } from '../../support/occurrences.ts';
import { event, id, override, plan, running } from './plan-input.ts';
import type { PlanInput } from '../../../electron/plan/plan.ts';

const lecture = event(1, '14:00', '15:00', { parentId: id(100) });
const recording = running(lecture);

/** What the recording does at 14:20 when the schedule becomes this. */
function after(occurrences: readonly Occurrence[], change: Partial<PlanInput> = {}): readonly FollowStep[] {
  const now = at('14:20');
  const before = plan([lecture], { now, recordings: [recording] }).slots[0] ?? null;
  return follow({ recording, before, plan: plan(occurrences, { now, recordings: [recording], ...change }), now });
}

describe('a running recording', () => {
  test('goes on when nothing changed', () => {
    expect(after([lecture])).toEqual([]);
  });

  test.each([
    ['later', '15:30'],
    ['earlier', '14:40'],
    ['to a time that has passed', '14:10'],
  ])('follows an end that moved %s', (_, to) => {
    const changed = { ...lecture, end: at(to) };
    expect(after([changed])).toEqual([
      { follow: 'take-over', occurrence: changed },
      { follow: 'move-window', window: { start: at('14:00'), end: at(to) } },
    ]);
  });

  test('keeps what it has when the start moved a little', () => {
    const changed = { ...lecture, start: at('14:30') };
    expect(after([changed])).toEqual([{ follow: 'take-over', occurrence: changed }]);
  });

  test('ends when its event is at another time now', () => {
    const steps = after([{ ...lecture, start: at('18:00'), end: at('19:00') }]);
    const because = [{ why: 'moved-in-schedule', start: at('18:00'), end: at('19:00') }];
    expect(steps).toEqual([{ follow: 'stop', because }]);
  });

  test('ends when its event is cancelled', () => {
    expect(after([{ ...lecture, status: 'cancelled' }]).at(-1)).toEqual({
      follow: 'stop',
      because: [{ why: 'cancelled' }],
    });
  });

  test('goes on when its event is cancelled and the operator vetoes', () => {
    const steps = after([{ ...lecture, status: 'cancelled' }], { overrides: override(1, 'record') });
    expect(steps.map((s) => s.follow)).toEqual(['take-over']);
  });

  test('ends when its event is removed', () => {
    expect(after([])).toEqual([{ follow: 'stop', because: [{ why: 'removed-from-schedule' }] }]);
  });

  test('takes over a new id, also beside the old one', () => {
    const reissued = { ...lecture, eventId: id(2) };
    expect(after([reissued])).toEqual([{ follow: 'take-over', occurrence: reissued }]);
    expect(after([lecture, reissued])).toEqual([]);
  });

  test('takes over a new id and new times when its series was edited', () => {
    const reissued = { ...lecture, eventId: id(2), start: at('14:05'), end: at('15:05') };
    expect(after([reissued])).toEqual([
      { follow: 'take-over', occurrence: reissued },
      { follow: 'move-window', window: { start: at('14:00'), end: at('15:05') } },
    ]);
  });

  test('does not take over another occurrence of its series beside it', () => {
    const other = { ...lecture, eventId: id(2), start: at('15:00'), end: at('16:00') };
    expect(after([other]).at(-1)).toEqual({ follow: 'stop', because: [{ why: 'removed-from-schedule' }] });
    expect(after([lecture, { ...other, start: at('14:30') }])).toEqual([]);
  });

  test('goes on when what stopped it is gone', () => {
    const stopped = { ...recording, stoppedAt: at('14:19') };
    const made = plan([lecture], { now: at('14:20'), recordings: [stopped] });
    expect(follow({ recording: stopped, before: null, plan: made, now: at('14:20') })).toEqual([{ follow: 'resume' }]);
  });

  test('takes over a new template', () => {
    const changed = { ...lecture, templateEntryId: '1_abc' as Occurrence['templateEntryId'] };
    expect(after([changed])).toEqual([{ follow: 'take-over', occurrence: changed }]);
  });

  test('begins to push when its event becomes a live one', () => {
    const live: Occurrence = { ...lecture, kind: 'live' };
    expect(after([live])).toEqual([
      { follow: 'take-over', occurrence: live },
      { follow: 'push', pushWindow: { start: at('14:00'), end: at('15:00') } },
    ]);
  });

  test('ends where a blackout begins', () => {
    const black = event(9, '14:40', '18:00', { kind: 'blackout' });
    expect(after([lecture, black])).toEqual([
      { follow: 'move-window', window: { start: at('14:00'), end: at('14:40') } },
    ]);
  });
});
