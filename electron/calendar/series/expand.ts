import { civil, dayFilter, dayOf, weekdayOf, withDefaults, type Day } from './days.ts';
import type { SeriesRule } from './rule.ts';

const DAY_MS = 86_400_000;
const STEP_MS = { HOURLY: 3_600_000, MINUTELY: 60_000, SECONDLY: 1000 } as const;

/** A wall time as milliseconds since 1970-01-01T00:00 on the wall: for counting only, no point in time. */
export type WallMs = number;

/** How much counting a whole feed may cost: a day looked at costs one. Shared by all its series. */
export interface Budget {
  left: number;
}

/** The series repeats so often, or so seldom, that following it to the window is not worth the time. */
export class TooMuchWork extends Error {}

/** What to expand. `from` and `to` bound what is wanted; both on the wall. */
export interface Expansion {
  readonly rule: SeriesRule;
  readonly start: WallMs;
  /** The last wall time that UNTIL allows; null without UNTIL. */
  readonly until: WallMs | null;
  readonly from: WallMs;
  readonly to: WallMs;
  readonly budget: Budget;
}

/**
 * The starts of a series in the wall-clock time of its zone, ascending: no zone and no host clock has a say here.
 * `rrule` is not used for this, since it shifts by the host's zone when told a zone, and counts on to the year 9999
 * where a rule never matches. What differs in Kaltura's own expansion: it moves the 31st to the month's last day, and
 * with a rule of days it lets BYDAY add days. Throws TooMuchWork when the budget is used up.
 */
export function* expand({ rule, start, until, from, to, budget }: Expansion): Generator<WallMs> {
  const last = Math.min(to, until ?? to);
  let left = rule.count ?? Infinity;
  for (const set of periods({ rule, start, from, to: last, budget })) {
    for (const wall of chosen(set, rule.bySetPos)) {
      if (wall < start) continue;
      if (wall > last || left <= 0) return;
      left -= 1;
      if (wall >= from) yield wall;
    }
    if (left <= 0) return;
  }
}

type Walk = Omit<Expansion, 'until'>;

/** Every period of the rule up to `to`, as the wall times that it lets through. */
function* periods(walk: Walk): Generator<readonly WallMs[]> {
  const { rule, start, from, to, budget } = walk;
  const { frequency, interval } = rule;
  const first = Math.floor(start / DAY_MS);
  const matches = dayFilter(withDefaults(rule, first));
  if (frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY') {
    const stepMs = STEP_MS[frequency] * interval;
    const base = Math.floor(start / STEP_MS[frequency]) * STEP_MS[frequency];
    const skipped = rule.count === null ? Math.max(0, Math.floor((from - base) / stepMs) - 1) : 0;
    for (let at = base + skipped * stepMs; at <= to; at += stepMs) {
      spend(budget, 1);
      if (matches(Math.floor(at / DAY_MS)) && isOfTime(rule, at)) yield timesWithin(rule, at, start);
    }
    return;
  }
  const times = timesOfDay(rule, start);
  const ahead = rule.count === null ? Math.floor(from / DAY_MS) : first;
  for (const [dayFrom, dayTo] of stretches(rule, first, ahead)) {
    if (dayFrom * DAY_MS > to) return;
    spend(budget, dayTo - dayFrom);
    const set: WallMs[] = [];
    for (let day = dayFrom; day < dayTo; day += 1) {
      if (matches(day)) for (const time of times) set.push(day * DAY_MS + time);
    }
    yield set;
  }
}

/** The stretches of days that the periods of a rule cover, the end excluded; those long before `ahead` left out. */
function* stretches({ frequency, interval, weekStart }: SeriesRule, first: Day, ahead: Day): Generator<[Day, Day]> {
  const { year, month } = civil(first);
  const { year: aheadYear, month: aheadMonth } = civil(Math.max(first, ahead));
  const skip = (periodsBetween: number): number => Math.max(0, Math.floor(periodsBetween / interval) - 1) * interval;
  if (frequency === 'YEARLY') {
    for (let y = year + skip(aheadYear - year); ; y += interval) yield [dayOf(y, 1, 1), dayOf(y + 1, 1, 1)];
  }
  if (frequency === 'MONTHLY') {
    const months = (aheadYear - year) * 12 + aheadMonth - month;
    for (let m = month + skip(months); ; m += interval) yield [dayOf(year, m, 1), dayOf(year, m + 1, 1)];
  }
  const length = frequency === 'WEEKLY' ? 7 : 1;
  const base = frequency === 'WEEKLY' ? first - ((weekdayOf(first) - weekStart + 7) % 7) : first;
  const skipped = skip(Math.max(0, Math.floor((ahead - base) / length))) * length;
  for (let day = base + skipped; ; day += length * interval) yield [day, day + length];
}

const orOf = (list: readonly number[], otherwise: number): readonly number[] => (list.length > 0 ? list : [otherwise]);

/** Times of the day in milliseconds, ascending. */
function timesOfDay(rule: SeriesRule, start: WallMs): readonly number[] {
  const date = new Date(start);
  const times = orOf(rule.byHour, date.getUTCHours()).flatMap((hour) =>
    orOf(rule.byMinute, date.getUTCMinutes()).flatMap((minute) =>
      orOf(rule.bySecond, date.getUTCSeconds()).map((second) => ((hour * 60 + minute) * 60 + second) * 1000),
    ),
  );
  return times.sort((a, b) => a - b);
}

/** Whether an hour, minute or second of a rule that steps by them passes its time parts. */
function isOfTime({ frequency, byHour, byMinute, bySecond }: SeriesRule, at: WallMs): boolean {
  const date = new Date(at);
  const passes = (list: readonly number[], value: number): boolean => list.length === 0 || list.includes(value);
  if (!passes(byHour, date.getUTCHours())) return false;
  if (frequency !== 'HOURLY' && !passes(byMinute, date.getUTCMinutes())) return false;
  return frequency !== 'SECONDLY' || passes(bySecond, date.getUTCSeconds());
}

/** The wall times within one hour, minute or second that a rule steps by. */
function timesWithin({ frequency, byMinute, bySecond }: SeriesRule, at: WallMs, start: WallMs): readonly WallMs[] {
  const date = new Date(start);
  const seconds = frequency === 'SECONDLY' ? [0] : orOf(bySecond, date.getUTCSeconds());
  const minutes = frequency === 'HOURLY' ? orOf(byMinute, date.getUTCMinutes()) : [0];
  return minutes.flatMap((m) => seconds.map((s) => at + (m * 60 + s) * 1000)).sort((a, b) => a - b);
}

/** What BYSETPOS picks out of a period's set, ascending; all of it without BYSETPOS. */
function chosen(set: readonly WallMs[], bySetPos: readonly number[]): readonly WallMs[] {
  if (bySetPos.length === 0) return set;
  const picked = bySetPos.map((n) => set.at(n > 0 ? n - 1 : n)).filter((wall) => wall !== undefined);
  return [...new Set(picked)].sort((a, b) => a - b);
}

function spend(budget: Budget, amount: number): void {
  budget.left -= amount;
  if (budget.left < 0) throw new TooMuchWork();
}
