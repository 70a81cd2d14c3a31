import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../shared/domain/recording.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { nextAlarms, type NextAlarms } from '../../../electron/plan/alarms.ts';
import { at } from '../../support/occurrences.ts';
import { event, plan, running } from './plan-input.ts';

const ask = (
  occurrences: readonly Occurrence[],
  now: string,
  recordings: readonly Recording[] = [],
  plannedAt = now,
): NextAlarms =>
  nextAlarms({
    plan: plan(occurrences, { now: at(plannedAt), recordings }),
    recordings,
    now: at(now),
    armMs: 30_000,
    since: at('09:00'),
  });

const told = (next: NextAlarms): readonly string[] => next.due.map((d) => `${d.alarm} ${d.slot.occurrence.eventId}`);

describe('alarms', () => {
  const lecture = event(1, '14:00', '15:00');

  test.each([
    ['before arming', '13:59:29', [], at('13:59:30')],
    ['from arming on', '13:59:30', ['arm 1'], null],
    ['late', '14:30', ['arm 1'], null],
    ['when it is over', '15:00', ['missed 1'], null],
  ])('%s', (_, now, due, lookAgainAt) => {
    const next = ask([lecture], now);
    expect(told(next)).toEqual(due);
    expect(next.lookAgainAt).toBe(lookAgainAt);
  });

  test('a miss is told also by a plan that was made before', () => {
    const next = ask([lecture], '15:30', [], '13:00');
    expect(next.due[0]).toMatchObject({ alarm: 'missed', because: [{ why: 'missed' }, { why: 'scheduled' }] });
  });

  test('what was over before this device answered for the room is not told', () => {
    expect(told(ask([event(1, '08:00', '09:00'), event(2, '08:30', '09:30')], '12:00'))).toEqual(['missed 2']);
  });

  test.each(['capturing', 'captured', 'uploaded', 'failed'] as const)('none for one that is %s', (state) => {
    expect(told(ask([lecture], '14:10', [running(lecture, { state })]))).toEqual([]);
  });

  test.each(['skipped', 'cancelled', 'missed'] as const)(
    'one that was %s and is wanted after all is armed',
    (state) => {
      expect(told(ask([lecture], '14:10', [running(lecture, { state })]))).toEqual(['arm 1']);
      expect(told(ask([lecture], '15:10', [running(lecture, { state })]))).toEqual([]);
    },
  );

  test('a lecture that got a new id is not armed again', () => {
    const parentId = event(7, '14:00', '15:00').eventId;
    const old = event(1, '14:00', '15:00', { parentId });
    expect(told(ask([event(2, '14:00', '15:00', { parentId })], '14:10', [running(old)]))).toEqual([]);
  });

  test('what is not recorded is told at its start, with the reason', () => {
    const next = ask([event(1, '14:00', '15:00', { status: 'cancelled' }), event(2, '14:00', '16:00'), event(3, '14:10', '14:50')], '14:30'); // prettier-ignore
    expect(told(next)).toEqual(['cancelled 1', 'arm 2', 'skipped 3']);
    expect(next.due[2]).toMatchObject({ because: [{ why: 'conflict-lost' }] });
  });

  test.each(['meeting', 'blackout', 'vod', 'unknown'] as const)('a %s is nobody’s loss', (kind) => {
    expect(told(ask([event(1, '14:00', '15:00', { kind })], '14:30'))).toEqual([]);
  });
});
