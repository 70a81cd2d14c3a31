import { describe, expect, it } from 'vitest';
import { idleWeekend } from '../../../renderer/views/today/timeline/idle-weekend.ts';
import { fromIso, type Span } from '../../../shared/domain/instant.ts';

const ZURICH = 'Europe/Zurich';
const TUESDAY = fromIso('2026-11-17T09:49:00Z');
const span = (start: string, end: string): Span => ({ start: fromIso(start), end: fromIso(end) });

describe('the days of the weekend that a week leaves out', () => {
  it('are both where nothing is on them', () => {
    const lecture = span('2026-11-20T16:00:00Z', '2026-11-20T18:00:00Z');
    expect(idleWeekend([lecture], TUESDAY, ZURICH)).toEqual([0, 6]);
  });

  it.each([
    ['Saturday', span('2026-11-21T09:00:00Z', '2026-11-21T10:00:00Z'), [0]],
    ['Sunday, of any week', span('2026-11-29T09:00:00Z', '2026-11-29T10:00:00Z'), [6]],
    ['both, from Friday on', span('2026-11-20T18:00:00Z', '2026-11-23T07:00:00Z'), []],
    ['Saturday, past midnight of the room', span('2026-11-20T22:00:00Z', '2026-11-20T23:30:00Z'), [0]],
    ['neither, to midnight of the room', span('2026-11-20T22:00:00Z', '2026-11-20T23:00:00Z'), [0, 6]],
    ['Sunday, without length', span('2026-11-22T09:00:00Z', '2026-11-22T09:00:00Z'), [6]],
  ])('are not %s, where something is', (_, event, idle) => {
    expect(idleWeekend([event], TUESDAY, ZURICH)).toEqual(idle);
  });

  it('are not the day that it is in the room', () => {
    expect(idleWeekend([], fromIso('2026-11-21T12:00:00Z'), ZURICH)).toEqual([0]);
    expect(idleWeekend([], fromIso('2026-11-22T04:30:00Z'), 'America/New_York')).toEqual([0]);
  });
});
