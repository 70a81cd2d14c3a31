import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recurrenceDates } from '../../sandbox/schedule/recurrence-dates.ts';
import type { Recurrence } from '../../sandbox/state/model.ts';
import { absoluteTime } from '../../sandbox/types/relative-time.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const iso = (dates: readonly number[]): string[] =>
  dates.map((date) => new Date(date * 1000).toISOString().replace(':00.000Z', 'Z'));
const dates = (rule: Omit<Recurrence, 'objectType'>, start: string): string[] =>
  iso(recurrenceDates({ objectType: 'KalturaScheduleEventRecurrence', ...rule }, at(start)));

describe('occurrences of a series', () => {
  it('stay at the same time on the wall when summer time ends', () => {
    const rule = { frequency: 'weeks', count: 3, timeZone: 'America/New_York', byDay: 'MO,WE' };
    expect(dates(rule, '2026-10-28T14:00:00Z')).toEqual([
      '2026-10-28T14:00Z',
      '2026-11-02T15:00Z',
      '2026-11-04T15:00Z',
    ]);
  });

  it.each([null, 'Eastern Standard Time'])('are in UTC with the zone %s', (timeZone) => {
    expect(dates({ frequency: 'days', count: 2, interval: 2, timeZone }, '2026-10-28T14:00:00Z')).toEqual([
      '2026-10-28T14:00Z',
      '2026-10-30T14:00Z',
    ]);
  });

  it('end with `until`', () => {
    const rule = { frequency: 'weeks', until: at('2026-10-20T00:00:00Z'), byDay: ' MO, FR ' };
    expect(dates(rule, '2026-10-12T10:00:00Z')).toEqual([
      '2026-10-12T10:00Z',
      '2026-10-16T10:00Z',
      '2026-10-19T10:00Z',
    ]);
  });

  it('clamp the 31st to the end of the month', () => {
    expect(dates({ frequency: 'months', count: 3, byMonthDay: '31' }, '2026-01-31T09:00:00Z')).toEqual([
      '2026-01-31T09:00Z',
      '2026-02-28T09:00Z',
      '2026-03-31T09:00Z',
    ]);
  });

  it('know the last Friday, and the second of two weekdays', () => {
    expect(dates({ frequency: 'months', count: 2, byDay: '-1FR' }, '2026-01-01T09:00:00Z')).toEqual([
      '2026-01-30T09:00Z',
      '2026-02-27T09:00Z',
    ]);
    expect(dates({ frequency: 'months', count: 2, byDay: 'MO,TU', byOffset: '2' }, '2026-01-01T09:00:00Z')).toEqual([
      '2026-01-06T09:00Z',
      '2026-02-03T09:00Z',
    ]);
  });

  it('stay an hour later after the night whose hour is missing', () => {
    const rule = { frequency: 'days', count: 3, timeZone: 'Europe/Berlin' };
    expect(dates(rule, '2026-03-28T01:30:00Z')).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T01:30Z',
      '2026-03-30T01:30Z',
    ]);
  });

  it('repeat by the year and by the minute', () => {
    expect(dates({ frequency: 'years', count: 2, byMonth: '2', byMonthDay: '29' }, '2027-02-01T08:00:00Z')).toEqual([
      '2027-02-28T08:00Z',
      '2028-02-29T08:00Z',
    ]);
    expect(dates({ frequency: 'minutes', count: 2, interval: 15 }, '2026-01-01T00:00:00Z')).toEqual([
      '2026-01-01T00:00Z',
      '2026-01-01T00:15Z',
    ]);
  });

  it('are at most a thousand, in order, none before the start, none after two years', () => {
    const frequency = fc.constantFrom('minutes', 'days', 'weeks', 'months', 'years');
    const byDay = fc.option(fc.constantFrom('MO', 'TU,TH', '-1FR'), { nil: null });
    fc.assert(
      fc.property(frequency, byDay, fc.integer({ min: 1, max: 40 }), (f, days, interval) => {
        const start = at('2026-09-21T08:00:00Z');
        const rule = { objectType: 'KalturaScheduleEventRecurrence' as const, frequency: f, byDay: days, interval };
        const found = recurrenceDates(rule, start);
        expect(found.length).toBeLessThanOrEqual(1000);
        expect([...found].sort((a, b) => a - b)).toEqual(found);
        for (const date of found) {
          expect(date).toBeGreaterThanOrEqual(start);
          expect(date).toBeLessThanOrEqual(start + 2 * 366 * 86_400);
        }
      }),
    );
  });
});

describe('relative times', () => {
  it.each([
    ['0', 1_790_000_000],
    ['-60', 1_789_999_940],
    ['315360000', 2_105_360_000],
    ['315360001', 315_360_001],
    ['-1', -1],
    ['', 0],
    ['1795000000', 1_795_000_000],
  ])('%j', (text, expected) => {
    expect(absoluteTime(text, 1_790_000_000)).toBe(expected);
  });
});
