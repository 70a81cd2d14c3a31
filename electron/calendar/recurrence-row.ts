import { numberOf, textOf } from './row-values.ts';

/** KalturaScheduleEventRecurrenceFrequency → FREQ. */
const FREQUENCIES: Readonly<Record<string, string>> = {
  seconds: 'SECONDLY',
  minutes: 'MINUTELY',
  hours: 'HOURLY',
  days: 'DAILY',
  weeks: 'WEEKLY',
  months: 'MONTHLY',
  years: 'YEARLY',
};

/** The parts of a KalturaScheduleEventRecurrence and their names in an RRULE. */
const PARTS: readonly (readonly [field: string, part: string])[] = [
  ['count', 'COUNT'],
  ['interval', 'INTERVAL'],
  ['bySecond', 'BYSECOND'],
  ['byMinute', 'BYMINUTE'],
  ['byHour', 'BYHOUR'],
  ['byDay', 'BYDAY'],
  ['byMonthDay', 'BYMONTHDAY'],
  ['byYearDay', 'BYYEARDAY'],
  ['byWeekNumber', 'BYWEEKNO'],
  ['byMonth', 'BYMONTH'],
  ['byOffset', 'BYSETPOS'],
  ['weekStartDay', 'WKST'],
];

/** The RRULE that a KalturaScheduleEventRecurrence of JSON or XML stands for; empty when it is none. */
export function ruleText(recurrence: unknown): string {
  if (typeof recurrence !== 'object' || recurrence === null) return '';
  const field = recurrence as Readonly<Record<string, unknown>>;
  const frequency = textOf(field['frequency']);
  const until = numberOf(field['until']);
  const parts = PARTS.map(([name, part]) => [part, textOf(field[name])]).filter(([, v]) => v !== '' && v !== '0');
  return [
    ['FREQ', Object.hasOwn(FREQUENCIES, frequency) ? FREQUENCIES[frequency] : frequency.toUpperCase()],
    ...(until !== null && until > 0 && until < 4e9 ? [['UNTIL', utcText(until)]] : []),
    ...parts,
  ]
    .map(([part, value]) => `${part}=${value}`)
    .join(';');
}

/** `20260921T140000Z`. */
const utcText = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
