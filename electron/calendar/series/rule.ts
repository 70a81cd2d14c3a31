import { readTime, type IcalTime } from '../ical/times.ts';

/** From the shortest to the longest. */
export const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A weekday (0 Monday … 6 Sunday), or the nth of its month or year, from the end when negative. */
export interface RuleDay {
  readonly weekday: number;
  readonly nth: number | null;
}

/** A recurrence rule (RFC 5545 §3.3.10). Empty lists restrict nothing. */
export interface SeriesRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: IcalTime | null;
  readonly byMonth: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byDay: readonly RuleDay[];
  readonly byHour: readonly number[];
  readonly byMinute: readonly number[];
  readonly bySecond: readonly number[];
  readonly bySetPos: readonly number[];
  /** 0 Monday … 6 Sunday. */
  readonly weekStart: number;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Names of the parts, with the smallest and largest number that each may hold. */
const NUMBERS = {
  BYMONTH: [1, 12],
  BYWEEKNO: [-53, 53],
  BYYEARDAY: [-366, 366],
  BYMONTHDAY: [-31, 31],
  BYHOUR: [0, 23],
  BYMINUTE: [0, 59],
  BYSECOND: [0, 59],
  BYSETPOS: [-366, 366],
} as const;

/**
 * Reads an RRULE, also as Kaltura prints it: blanks within lists, and a NAME part of free text that may hold any mark.
 * NAME stands behind FREQ and UNTIL and before everything else, so of those the first counts and of the others the
 * last. Null when it is no rule that can be followed.
 */
export function readRule(text: string): SeriesRule | null {
  const parts = new Map<string, string>();
  for (const part of text.slice(0, 2000).split(';')) {
    const [, name = '', value = ''] = /^\s*([A-Za-z]+)\s*=(.*)$/s.exec(part) ?? [];
    const key = name.toUpperCase();
    if (!(LEADING.has(key) && parts.has(key))) parts.set(key, value.replace(/\s+/g, '').toUpperCase());
  }
  const frequency = FREQUENCIES.find((f) => f === parts.get('FREQ'));
  const interval = wholeIn(parts.get('INTERVAL') ?? '1', 1, 10_000);
  const count = wholeIn(parts.get('COUNT') ?? '0', 0, 1_000_000);
  const until = readTime(parts.get('UNTIL') ?? '');
  const numbers = (name: keyof typeof NUMBERS): readonly number[] | null =>
    numbersIn(parts.get(name) ?? '', NUMBERS[name][0], NUMBERS[name][1]);
  const byMonth = numbers('BYMONTH');
  const byWeekNo = numbers('BYWEEKNO');
  const byYearDay = numbers('BYYEARDAY');
  const byMonthDay = numbers('BYMONTHDAY');
  const byHour = numbers('BYHOUR');
  const byMinute = numbers('BYMINUTE');
  const bySecond = numbers('BYSECOND');
  const bySetPos = numbers('BYSETPOS');
  const byDay = daysIn(parts.get('BYDAY') ?? '');
  if (!frequency || interval === null || count === null || (until === null && (parts.get('UNTIL') ?? '') !== '')) {
    return null;
  }
  if (!byMonth || !byWeekNo || !byYearDay || !byMonthDay || !byHour || !byMinute || !bySecond || !bySetPos || !byDay) {
    return null;
  }
  return {
    ...{ frequency, interval, count: count === 0 ? null : count, until },
    ...{ byMonth, byWeekNo, byYearDay, byMonthDay, byDay, byHour, byMinute, bySecond, bySetPos },
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
  };
}

const LEADING: ReadonlySet<string> = new Set(['FREQ', 'UNTIL']);

function wholeIn(text: string, low: number, high: number): number | null {
  const number = /^[+-]?\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return number >= low && number <= high ? number : null;
}

/** A list of numbers, none of them 0 where 0 means nothing; null when one is out of range. */
function numbersIn(text: string, low: number, high: number): readonly number[] | null {
  if (text === '') return [];
  const numbers = text.split(',').map((n) => wholeIn(n, low, high));
  return numbers.some((n) => n === null || (n === 0 && low < 0)) ? null : (numbers as readonly number[]);
}

function daysIn(text: string): readonly RuleDay[] | null {
  if (text === '') return [];
  const days = text.split(',').map((part): RuleDay | null => {
    const [, nth = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(part) ?? [];
    const weekday = WEEKDAYS.indexOf(name);
    return weekday < 0 || Number(nth) > 53 || Number(nth) < -53 ? null : { weekday, nth: Number(nth) || null };
  });
  return days.some((d) => d === null) ? null : (days as readonly RuleDay[]);
}
