import { isWireObject, type WireObject } from '../value.ts';
import { utcDate } from './dates.ts';

const frequencies: Readonly<Record<string, string>> = {
  seconds: 'SECONDLY',
  minutes: 'MINUTELY',
  hours: 'HOURLY',
  days: 'DAILY',
  weeks: 'WEEKLY',
  months: 'MONTHLY',
  years: 'YEARLY',
};

const parts: readonly (readonly [name: string, property: string])[] = [
  ['NAME', 'name'],
  ['COUNT', 'count'],
  ['INTERVAL', 'interval'],
  ['BYSECOND', 'bySecond'],
  ['BYMINUTE', 'byMinute'],
  ['BYHOUR', 'byHour'],
  ['BYDAY', 'byDay'],
  ['BYMONTHDAY', 'byMonthDay'],
  ['BYYEARDAY', 'byYearDay'],
  ['BYWEEKNO', 'byWeekNumber'],
  ['BYMONTH', 'byMonth'],
  ['BYSETPOS', 'byOffset'],
  ['WKST', 'weekStartDay'],
];

/** The RRULE of an event, or null. NAME is not standard; values are printed exactly as stored. */
export function ruleText(event: WireObject): string | null {
  const rule = event.fields['recurrence'] ?? null;
  if (!isWireObject(rule)) return null;
  const { frequency, until } = rule.fields;
  const text = parts.flatMap(([name, property]) => {
    const value = rule.fields[property];
    return typeof value === 'string' || typeof value === 'number'
      ? value === '' || value === 0
        ? []
        : [`${name}=${value}`]
      : [];
  });
  return [
    ...(typeof frequency === 'string' ? [`FREQ=${frequencies[frequency] ?? frequency.toUpperCase()}`] : []),
    ...(typeof until === 'number' && until > 0 ? [`UNTIL=${utcDate(until)}`] : []),
    ...text,
  ].join(';');
}
