import { describe, expect, test } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { at } from '../../support/occurrences.ts';
import { event, id, line, lines, override, plan, running, settings } from './plan-input.ts';

const HOUR_MS = 3_600_000;

describe('one event', () => {
  test.each<[string, Partial<Occurrence>, string]>([
    ['a record event', {}, '1 record 14:00-15:00 (scheduled)'],
    ['a live event', { kind: 'live' }, '1 record-and-push 14:00-15:00 (scheduled)'],
    ['a meeting', { kind: 'meeting' }, '1 skip (not-for-this-device)'],
    ['a live redirect', { kind: 'live-redirect' }, '1 skip (not-for-this-device)'],
    ['a video on demand', { kind: 'vod' }, '1 skip (not-for-this-device)'],
    ['a simulive', { kind: 'simulive' }, '1 skip (not-for-this-device)'],
    ['a type of the future', { kind: 'unknown' }, '1 skip (not-for-this-device)'],
    ['a blackout', { kind: 'blackout' }, '1 skip (not-for-this-device)'],
    ['a cancelled one', { status: 'cancelled' }, '1 skip (cancelled)'],
    ['a deleted one', { status: 'deleted' }, '1 skip (deleted)'],
    ['one without length', { end: at('14:00') }, '1 skip (zero-length)'],
    ['one that ends before it starts', { end: at('13:00') }, '1 skip (zero-length)'],
    ['one of exactly 24 h', { end: plus(at('14:00'), 24 * HOUR_MS) }, '1 record 14:00-14:00 (scheduled)'],
    ['one of 25 h', { end: plus(at('14:00'), 25 * HOUR_MS) }, '1 record 14:00-14:00 (scheduled, too-long)'],
  ])('%s', (_, change, expected) => {
    expect(lines(plan([event(1, '14:00', '15:00', change)]))).toEqual([expected]);
  });

  test('is capped at the longest duration', () => {
    const [slot] = plan([event(1, '14:00', '15:00', { end: plus(at('14:00'), 25 * HOUR_MS) })]).slots;
    expect(slot?.window?.end).toBe(plus(at('14:00'), 24 * HOUR_MS));
  });

  test.each([
    [true, true, '1 record-and-push 13:50-15:05 (scheduled)'],
    [true, false, '1 record 14:00-15:00 (scheduled, pushing-off)'],
    [false, true, '1 push 13:50-15:05 (scheduled, recording-off)'],
    [false, false, '1 skip (recording-off, pushing-off)'],
  ])('live with recording %s and pushing %s honours the pre and post times of a push', (recordLive, pushLive, line) => {
    const live = event(1, '14:00', '15:00', { kind: 'live', preStartMs: 600_000, postEndMs: 300_000 });
    const made = plan([live], { settings: settings({ recordLive, pushLive }) });
    expect(lines(made)).toEqual([line]);
  });

  test('padding is added by kind, and a push keeps its own times', () => {
    const live = event(2, '16:00', '17:00', { kind: 'live' });
    const made = plan([event(1, '14:00', '15:00'), live], {
      settings: settings({
        recordPadding: { beforeSeconds: 60, afterSeconds: 120 },
        livePadding: { beforeSeconds: 180, afterSeconds: 240 },
      }),
    });
    expect(lines(made)).toEqual(['1 record 13:59-15:02 (scheduled)', '2 record-and-push 15:57-17:04 (scheduled)']);
    expect(made.slots[1]?.pushWindow).toEqual({ start: at('16:00'), end: at('17:00') });
  });

  test('the operator can skip it', () => {
    const made = plan([event(1, '14:00', '15:00')], { overrides: override(1, 'skip') });
    expect(made.slots[0]?.because).toEqual([{ why: 'operator', note: 'asked for' }]);
    expect(made.slots[0]?.decision).toBe('skip');
  });

  test.each<[string, Partial<Occurrence>]>([
    ['cancelled', { status: 'cancelled' }],
    ['a meeting', { kind: 'meeting' }],
  ])('the operator can have it recorded although it is %s', (_, change) => {
    const made = plan([event(1, '14:00', '15:00', change)], { overrides: override(1, 'record') });
    expect(lines(made)).toEqual(['1 record 14:00-15:00 (operator)']);
  });
});

describe('late', () => {
  test('an event under way is joined, and the missing part is stated', () => {
    const [slot] = plan([event(1, '11:53', '13:00')]).slots;
    expect(slot?.because).toEqual([{ why: 'scheduled' }, { why: 'late-join', missedMs: 7 * 60_000 }]);
  });

  test('an event that is over was missed', () => {
    expect(lines(plan([event(1, '10:00', '11:00')]))).toEqual(['1 skip (missed, scheduled)']);
  });

  test('an event that was recorded is neither', () => {
    const over = event(1, '10:00', '11:00');
    expect(lines(plan([over], { recordings: [running(over, { state: 'captured' })] }))).toEqual([
      '1 record 10:00-11:00 (scheduled)',
    ]);
  });

  test('an event that was recorded and then moved to another time is a new one', () => {
    const before = event(1, '10:00', '11:00');
    const recordings = [running(before, { state: 'captured' })];
    const moved = plan([event(1, '11:30', '12:30')], { recordings });
    expect(lines(moved)).toEqual(['1 record 11:30-12:30 (scheduled, late-join)']);
  });
});

describe('neighbours', () => {
  test('without a gap both are complete and padding gives way', () => {
    const made = plan([event(1, '14:00', '15:00'), event(2, '15:00', '16:00')], {
      settings: settings({ recordPadding: { beforeSeconds: 300, afterSeconds: 300 } }),
    });
    expect(lines(made)).toEqual(['1 record 13:55-15:00 (scheduled)', '2 record 15:00-16:05 (scheduled)']);
    expect(made.conflicts).toEqual([]);
  });

  test('with a small gap the coming start gets its padding first', () => {
    const made = plan([event(1, '14:00', '15:00'), event(2, '15:07', '16:00')], {
      settings: settings({ recordPadding: { beforeSeconds: 300, afterSeconds: 300 } }),
    });
    expect(lines(made).map((l) => l.split(' (')[0])).toEqual(['1 record 13:55-15:02', '2 record 15:02-16:05']);
  });

  const long = (change: Partial<Occurrence> = {}): Occurrence => event(1, '14:00', '16:00', change);
  const late = (change: Partial<Occurrence> = {}): Occurrence => event(2, '15:00', '17:00', change);

  test.each<[string, Occurrence, Occurrence, readonly string[], string]>([
    [
      'what starts earlier keeps the device',
      long(),
      late(),
      ['1 record 14:00-16:00 (scheduled, conflict-won)', '2 record 16:00-17:00 (scheduled, clipped-by-conflict)'],
      'earlier-start',
    ],
    [
      'higher priority takes it',
      long(),
      late({ priority: 5 }),
      ['1 record 14:00-15:00 (scheduled, clipped-by-conflict)', '2 record 15:00-17:00 (scheduled, conflict-won)'],
      'priority',
    ],
    [
      'of an equal start the earlier created wins',
      long({ createdAt: at('09:00') }),
      event(2, '14:00', '16:00'),
      ['1 skip (conflict-lost)', '2 record 14:00-16:00 (scheduled, conflict-won)'],
      'earlier-created',
    ],
    [
      'of equals the lower id wins',
      long({ createdAt: null }),
      event(2, '14:00', '16:00', { createdAt: null }),
      ['1 record 14:00-16:00 (scheduled, conflict-won)', '2 skip (conflict-lost)'],
      'lower-id',
    ],
    [
      'a rest below the minimum is left',
      long({ end: at('16:56') }),
      late(),
      ['1 record 14:00-16:56 (scheduled, conflict-won)', '2 skip (conflict-lost, remainder-too-short)'],
      'earlier-start',
    ],
    [
      'the longer rest is taken',
      long({ end: at('20:00') }),
      late({ priority: 1 }),
      ['1 record 17:00-20:00 (scheduled, clipped-by-conflict)', '2 record 15:00-17:00 (scheduled, conflict-won)'],
      'priority',
    ],
  ])('%s', (_, a, b, expected, rule) => {
    // prettier-ignore
    const made = plan([a, b]);
    expect(lines(made)).toEqual(expected);
    expect(made.conflicts.map((c) => c.rule)).toEqual([rule]);
  });

  test('what is running stays where it is when a stronger event takes its middle', () => {
    const made = plan([long({ end: at('20:00') }), late({ priority: 1 })], {
      now: at('14:10'),
      recordings: [running(long({ end: at('20:00') }))],
    });
    expect(lines(made)[0]).toBe('1 record 14:00-15:00 (scheduled, clipped-by-conflict)');
  });

  test('what is running is not pushed out by an equal that was moved before it', () => {
    const made = plan([event(1, '14:00', '16:00'), event(2, '13:30', '15:00')], {
      now: at('14:10'),
      recordings: [running(event(1, '14:00', '16:00'))],
    });
    expect(lines(made)).toEqual([
      '2 skip (missed, scheduled, clipped-by-conflict)',
      '1 record 14:00-16:00 (scheduled, conflict-won)',
    ]);
  });

  test('what the operator forces beats priority', () => {
    const made = plan([long(), late({ priority: 9 })], { overrides: override(1, 'record') });
    expect(lines(made)[0]).toBe('1 record 14:00-16:00 (operator, conflict-won)');
    expect(made.conflicts[0]).toMatchObject({ winner: id(1), rule: 'override' });
  });

  test('a loss is stated with the name of the winner and how much is lost', () => {
    const [, loser] = plan([long(), late()]).slots;
    expect(loser?.because[1]).toEqual({ why: 'clipped-by-conflict', to: id(1), title: 'Event 1', lostMs: HOUR_MS });
  });
});

describe("Kaltura's event and one of another calendar", () => {
  const kaltura = event(7, '14:00', '15:00');
  const campus = event(0, '13:50', '15:00', { eventId: id('ics:campus:a'), calendar: 'Campus' });

  test('at one time: Kaltura’s goes first, though the other starts earlier, also once that is running', () => {
    for (const recordings of [[], [running(campus)]]) {
      const { conflicts, slots } = plan([kaltura, campus], { now: at('13:55'), recordings });
      expect(conflicts).toMatchObject([{ winner: '7', rule: 'kaltura-first' }]);
      expect(slots.map((s) => s.window)).toEqual([
        { start: at('13:50'), end: at('14:00') },
        { start: at('14:00'), end: at('15:00') },
      ]);
    }
  });
});

describe('blackouts', () => {
  const black = event(9, '14:30', '18:00', { kind: 'blackout', title: 'Closed' });

  test('take their time from an event', () => {
    expect(lines(plan([event(1, '14:00', '15:00'), black]))[0]).toBe(
      '1 record 14:00-14:30 (scheduled, clipped-by-conflict)',
    );
  });

  test('leave nothing of an event within', () => {
    expect(plan([event(1, '15:00', '16:00'), black]).slots[1]?.because).toEqual([
      { why: 'blackout', eventId: id(9), title: 'Closed' },
    ]);
  });

  test('keep padding out', () => {
    const made = plan([event(1, '13:00', '14:28'), black, event(2, '18:01', '19:00')], {
      settings: settings({ recordPadding: { beforeSeconds: 300, afterSeconds: 300 } }),
    });
    expect(lines(made).filter((l) => l.includes('record'))).toEqual([
      '1 record 12:55-14:30 (scheduled)',
      '2 record 18:00-19:05 (scheduled)',
    ]);
  });

  test.each([
    ['the setting', { settings: settings({ blackoutsWin: false }) }, 'scheduled'],
    ['the operator', { overrides: override(1, 'record') }, 'operator'],
  ])('give way to %s', (_, change, first) => {
    const slot = plan([event(1, '15:00', '16:00'), black], change).slots[1];
    expect(slot?.decision).toBe('record');
    expect(slot?.because.map((r) => r.why)).toEqual([first, 'blackout-overridden']);
  });

  test('that are cancelled or skipped by the operator are not in force', () => {
    const cancelled = { ...black, status: 'cancelled' as const };
    expect(line(plan([event(1, '15:00', '16:00'), cancelled]).slots[1]!)).toBe('1 record 15:00-16:00 (scheduled)');
    const made = plan([event(1, '15:00', '16:00'), black], { overrides: override(9, 'skip') });
    expect(line(made.slots[1]!)).toBe('1 record 15:00-16:00 (scheduled)');
  });
});

describe('duplicates', () => {
  const parentId = id(100);

  test('of one series and start: the newer id is recorded, the older is told', () => {
    const made = plan([event(1, '14:00', '15:00', { parentId }), event(2, '14:00', '15:00', { parentId })]);
    expect(lines(made)).toEqual(['1 skip (duplicate)', '2 record 14:00-15:00 (scheduled)']);
  });

  test('of one series and start: the one that is being recorded stays', () => {
    const old = event(1, '14:00', '15:00', { parentId });
    const made = plan([old, event(2, '14:00', '15:00', { parentId })], {
      now: at('14:10'),
      recordings: [running(old)],
    });
    expect(lines(made)).toEqual(['1 record 14:00-15:00 (scheduled)', '2 skip (duplicate)']);
  });

  test('of one id: the row that was updated last', () => {
    const made = plan([event(1, '14:00', '15:00'), event(1, '14:00', '16:00', { updatedAt: at('09:00') })]);
    expect(lines(made)).toEqual(['1 record 14:00-16:00 (scheduled)']);
  });
});
