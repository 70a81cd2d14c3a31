import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rrule from 'rrule';
import { expand, TooMuchWork, type WallMs } from '../../../electron/calendar/series/expand.ts';
import { readRule } from '../../../electron/calendar/series/rule.ts';

const wall = (iso: string): WallMs => Date.parse(`${iso}Z`);

/** Starts of a rule on the wall, at most 40. */
function starts(
  text: string,
  start: string,
  from = start,
  to = '2040-01-01T00:00:00',
  left = 1_000_000,
): readonly string[] {
  const rule = readRule(text);
  if (rule === null) throw new Error(`not read: ${text}`);
  const found: string[] = [];
  for (const at of expand({
    rule,
    start: wall(start),
    until: null,
    from: wall(from),
    to: wall(to),
    budget: { left },
  })) {
    found.push(new Date(at).toISOString().slice(0, 16));
    if (found.length === 40) break;
  }
  return found;
}

describe('a rule', () => {
  test.each([
    ['FREQ=WEEKLY;COUNT=4;INTERVAL=1;BYDAY=MO, WE, FR;WKST=SU', ['2026-10-19T10:00', '2026-10-21T10:00', '2026-10-23T10:00', '2026-10-26T10:00']], // prettier-ignore
    ['FREQ=WEEKLY;NAME=Lab; B: x, COUNT=9;COUNT=2;BYDAY=TU', ['2026-10-20T10:00', '2026-10-27T10:00']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-1FR', ['2026-10-30T10:00', '2026-11-27T10:00', '2026-12-25T10:00']],
    ['FREQ=MONTHLY;COUNT=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2026-10-30T10:00', '2026-11-30T10:00']],
    ['FREQ=MONTHLY;COUNT=3;BYMONTHDAY=31', ['2026-10-31T10:00', '2026-12-31T10:00', '2027-01-31T10:00']],
    ['FREQ=YEARLY;COUNT=2', ['2026-10-19T10:00', '2027-10-19T10:00']],
    ['FREQ=DAILY;INTERVAL=2;COUNT=2;BYHOUR=8,16', ['2026-10-19T16:00', '2026-10-21T08:00']],
    ['freq=weekly;interval=2;count=3;byday=mo;wkst=mo', ['2026-10-19T10:00', '2026-11-02T10:00', '2026-11-16T10:00']],
  ])('%s', (text, expected) => {
    expect(starts(text, '2026-10-19T10:00:00')).toEqual(expected);
  });

  test.each([
    '',
    'FREQ=HOURLYISH',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=x',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'COUNT=3',
  ])('%j is none', (text) => expect(readRule(text)).toBeNull());

  test('that never matches ends with its window, and costs no more than the budget', () => {
    expect(
      starts('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-10-19T10:00:00', '2026-10-19T10:00:00', '2030-01-01T00:00:00'),
    ).toEqual([]);
    expect(() => starts('FREQ=SECONDLY;COUNT=1000000;BYMONTH=1', '1990-02-01T10:00:00')).toThrow(TooMuchWork);
  });

  test('without COUNT is not counted from its beginning', () => {
    expect(
      starts('FREQ=SECONDLY', '1970-01-01T00:00:00', '2026-10-19T10:00:00', '2026-10-19T10:00:02', 50),
    ).toHaveLength(3);
  });
});

const few = <T>(...values: T[]) => fc.subarray(values, { maxLength: Math.min(3, values.length) });
const someRule = fc
  .record({
    freq: fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'),
    interval: fc.integer({ min: 1, max: 4 }),
    byDay: few('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'),
    nth: fc.constantFrom('', '', '1', '2', '-1'),
    byMonthDay: few(1, 13, 28, 31, -1, -3),
    byMonth: few(1, 2, 10, 12),
    byYearDay: fc.constantFrom<number[]>([], [], [], [1, 100, -1]),
    byWeekNo: fc.constantFrom<number[]>([], [], [], [1, 20, 53, -1]),
    byHour: few(8, 16),
    // Two positions that meet give one start here, and the same one twice in rrule.
    setPos: fc.constantFrom<number[]>([], [], [1], [-1], [2]),
    wkst: fc.constantFrom('MO', 'SU', 'WE'),
  })
  .map((r) => {
    const isNth = r.nth !== '' && (r.freq === 'YEARLY' || r.freq === 'MONTHLY') && r.byWeekNo.length === 0;
    const list = (name: string, values: readonly (string | number)[]): string => (values.length > 0 ? `;${name}=${values.join(',')}` : ''); // prettier-ignore
    return [
      `FREQ=${r.freq};INTERVAL=${r.interval};WKST=${r.wkst}`,
      list('BYDAY', isNth ? r.byDay.map((d) => r.nth + d) : r.byDay),
      list('BYMONTHDAY', r.byMonthDay),
      list('BYMONTH', r.byMonth),
      r.freq === 'YEARLY' ? list('BYYEARDAY', r.byYearDay) + list('BYWEEKNO', r.byWeekNo) : '',
      list('BYHOUR', r.byHour),
      // In a first week that the start cuts, rrule counts positions from the start, RFC 5545 from the week's beginning.
      r.freq === 'HOURLY' || r.freq === 'WEEKLY' ? '' : list('BYSETPOS', r.setPos),
    ].join('');
  });

test('starts are those that rrule counts without any zone', () => {
  fc.assert(
    fc.property(someRule, fc.integer({ min: 0, max: 1500 }), fc.boolean(), (text, days, isCounted) => {
      const start = new Date(Date.UTC(2025, 0, 1, 9, 30) + days * 86_400_000);
      const end = new Date(start.getTime() + 1200 * 86_400_000);
      const full = `${text}${isCounted ? ';COUNT=15' : ''}`;
      const options = { ...rrule.RRule.parseString(full), dtstart: start, until: isCounted ? null : end };
      const iso = (d: Date): string => d.toISOString().slice(0, 16);
      // Where nothing comes after the window, rrule counts on to the year 9999.
      const after = new Date(end.getTime() + 8 * 365 * 86_400_000);
      fc.pre(starts(text, start.toISOString().slice(0, 19), end.toISOString().slice(0, 19), after.toISOString().slice(0, 19)).length > 0); // prettier-ignore
      const reference: string[] = [];
      new rrule.RRule(options).all((date) => date <= end && reference.push(iso(date)) < 40);
      expect(starts(full, start.toISOString().slice(0, 19), undefined, end.toISOString().slice(0, 19))).toEqual(
        reference,
      );
    }),
    { numRuns: 300 },
  );
});

test('a window sees what the whole series has in it', () => {
  fc.assert(
    fc.property(someRule, fc.integer({ min: 0, max: 900 }), (text, days) => {
      const start = '2025-01-01T09:30:00';
      const from = new Date(wall(start) + days * 86_400_000).toISOString().slice(0, 19);
      const to = new Date(wall(start) + (days + 60) * 86_400_000).toISOString().slice(0, 19);
      const whole = starts(`${text};COUNT=100000`, start, from, to);
      expect(starts(text, start, from, to)).toEqual(whole);
    }),
  );
});
