import { Temporal } from 'temporal-polyfill';
import { knownZone } from '../wire/ical/dates.ts';
import type { Recurrence } from '../state/model.ts';

/** `max_schedule_event_recurrences`. */
const maxOccurrences = 1000;
/** Expansion ends this long after the start of the series, in seconds: two years. */
const horizonSeconds = 2 * 366 * 86_400;

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const numbers = (text: string | null | undefined): readonly number[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));

interface DayRule {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** The nth of the month, from the end when negative; 0 for each one. */
  readonly nth: number;
}

const dayRules = (rule: Recurrence): readonly DayRule[] =>
  (rule.byDay ?? '').split(',').flatMap((part) => {
    const [, nth, name] = /^([+-]?\d+)?([A-Z]{2})$/.exec(part.trim()) ?? [];
    const weekday = weekdays.indexOf(name ?? '') + 1;
    return weekday === 0 ? [] : [{ weekday, nth: Number(nth ?? 0) }];
  });

/** A day of a month, clamped to the month's end (the 31st becomes the 30th, 29th or 28th); negative counts from the end. */
const clampedDay = (month: Temporal.PlainDate, day: number): Temporal.PlainDate =>
  month.with({ day: day > 0 ? Math.min(day, month.daysInMonth) : Math.max(1, month.daysInMonth + 1 + day) });

function monthDays(month: Temporal.PlainDate, rule: Recurrence, first: Temporal.PlainDate): Temporal.PlainDate[] {
  const days = dayRules(rule);
  if (days.length === 0) {
    const wanted = numbers(rule.byMonthDay);
    return (wanted.length === 0 ? [first.day] : wanted).map((day) => clampedDay(month, day));
  }
  const all = Array.from({ length: month.daysInMonth }, (_, i) => month.with({ day: i + 1 }));
  const matching = days.flatMap(({ weekday, nth }) => {
    const same = all.filter((date) => date.dayOfWeek === weekday);
    if (nth === 0) return same;
    const one = nth > 0 ? same[nth - 1] : same.at(nth);
    return one === undefined ? [] : [one];
  });
  const sorted = matching.sort((a, b) => Temporal.PlainDate.compare(a, b));
  const offsets = numbers(rule.byOffset);
  if (offsets.length === 0) return sorted;
  return offsets.flatMap((at) => (at > 0 ? sorted[at - 1] : sorted.at(at)) ?? []);
}

function weekDays(week: Temporal.PlainDate, rule: Recurrence, first: Temporal.PlainDate): Temporal.PlainDate[] {
  const wanted = dayRules(rule).map((d) => d.weekday);
  const monday = week.subtract({ days: week.dayOfWeek - 1 });
  return (wanted.length === 0 ? [first.dayOfWeek] : wanted)
    .sort((a, b) => a - b)
    .map((weekday) => monday.add({ days: weekday - 1 }));
}

/** The days of the rule, in order, from the first on, up to some days after `last`. */
function* ruleDays(
  rule: Recurrence,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const interval = Math.max(1, rule.interval ?? 1);
  const months = numbers(rule.byMonth);
  const inMonth = (date: Temporal.PlainDate): boolean => months.length === 0 || months.includes(date.month);
  const monthStart = first.with({ day: 1 });
  const unit =
    rule.frequency === 'weeks' || rule.frequency === 'months' || rule.frequency === 'years' ? rule.frequency : 'days';
  const begins = (step: number): Temporal.PlainDate =>
    (unit === 'months' || unit === 'years' ? monthStart : first).add({ [unit]: step });
  for (let step = 0; Temporal.PlainDate.compare(begins(step), last) <= 0; step += interval) {
    const from = begins(step);
    switch (rule.frequency) {
      case 'weeks':
        yield* weekDays(from, rule, first).filter(inMonth);
        break;
      case 'months':
        yield* monthDays(from, rule, first).filter(inMonth);
        break;
      case 'years':
        for (const month of months.length === 0 ? [first.month] : months)
          yield* monthDays(from.with({ month }), rule, first);
        break;
      default: {
        const wanted = dayRules(rule).map((d) => d.weekday);
        if (inMonth(from) && (wanted.length === 0 || wanted.includes(from.dayOfWeek))) yield from;
      }
    }
  }
}

/** A clock running on from the last occurrence: after a night whose hour is missing, daily ones stay an hour later. */
function* dayStarts(rule: Recurrence, first: Temporal.ZonedDateTime): Generator<number> {
  let wall = first.toPlainTime();
  const last = first.add({ seconds: horizonSeconds }).toPlainDate();
  for (const day of ruleDays(rule, first.toPlainDate(), last)) {
    const start = day.toZonedDateTime({ timeZone: first.timeZoneId, plainTime: wall });
    if (rule.frequency === 'days') wall = start.toPlainTime();
    yield start.epochMilliseconds / 1000;
  }
}

const stepSeconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600 };

function* starts(rule: Recurrence, start: number): Generator<number> {
  const step = stepSeconds[rule.frequency ?? ''];
  if (step !== undefined) {
    for (let at = start; ; at += step * Math.max(1, rule.interval ?? 1)) yield at;
  }
  const zone = knownZone(rule.timeZone ?? '') ?? 'UTC';
  const first = Temporal.Instant.fromEpochMilliseconds(start * 1000).toZonedDateTimeISO(zone);
  const [hour, minute] = [numbers(rule.byHour)[0], numbers(rule.byMinute)[0]];
  const set = { ...(hour === undefined ? {} : { hour }), ...(minute === undefined ? {} : { minute }) };
  yield* dayStarts(rule, Object.keys(set).length === 0 ? first : first.with(set));
}

/**
 * When the occurrences of a series begin, in unix seconds: the server's own expansion on the wall clock of the rule's
 * zone (UTC without one that is known), not RFC 5545. Ends with `count`, `until`, 1000 occurrences or two years.
 */
export function recurrenceDates(rule: Recurrence, start: number): readonly number[] {
  const limit = Math.min(rule.count ?? maxOccurrences, maxOccurrences);
  const end = Math.min(rule.until ?? Infinity, start + horizonSeconds);
  const dates: number[] = [];
  for (const at of starts(rule, start)) {
    if (at > end || dates.length >= limit) break;
    if (at >= start) dates.push(at);
  }
  return dates;
}
