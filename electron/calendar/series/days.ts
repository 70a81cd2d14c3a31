import type { Frequency, SeriesRule } from './rule.ts';

/** A day as the number of days since 1 January 1970, Monday as weekday 0. */
export type Day = number;

const DAY_MS = 86_400_000;

export const dayOf = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / DAY_MS;

/** Weekday of a day: 0 Monday … 6 Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** Year, month and day of the month. */
export function civil(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whether the day parts of a rule let a day through (RFC 5545 §3.3.10). */
export function dayFilter(rule: SeriesRule): (day: Day) => boolean {
  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay, weekStart } = rule;
  return (day) => {
    const { year, month, day: ofMonth } = civil(day);
    if (byMonth.length > 0 && !byMonth.includes(month)) return false;
    if (byMonthDay.length > 0) {
      const last = dayOf(year, month + 1, 1) - dayOf(year, month, 1);
      if (!byMonthDay.includes(ofMonth) && !byMonthDay.includes(ofMonth - last - 1)) return false;
    }
    if (byYearDay.length > 0) {
      const ofYear = day - dayOf(year, 1, 1) + 1;
      const last = dayOf(year + 1, 1, 1) - dayOf(year, 1, 1);
      if (!byYearDay.includes(ofYear) && !byYearDay.includes(ofYear - last - 1)) return false;
    }
    if (byWeekNo.length > 0) {
      const { week, weeks } = weekOf(day, weekStart);
      if (!byWeekNo.includes(week) && !byWeekNo.includes(week - weeks - 1)) return false;
    }
    return byDay.length === 0 || isRuleDay(rule, day, year, month);
  };
}

/** Nth weekdays count within the month, or within the year of a yearly rule without months; elsewhere nth means nothing. */
function isRuleDay({ frequency, byDay, byMonth }: SeriesRule, day: Day, year: number, month: number): boolean {
  const weekday = weekdayOf(day);
  return byDay.some((d) => {
    if (d.weekday !== weekday) return false;
    if (d.nth === null || (frequency !== 'MONTHLY' && frequency !== 'YEARLY')) return true;
    const inYear = frequency === 'YEARLY' && byMonth.length === 0;
    const first = inYear ? dayOf(year, 1, 1) : dayOf(year, month, 1);
    const next = inYear ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
    return d.nth > 0 ? Math.floor((day - first) / 7) + 1 === d.nth : Math.floor((next - 1 - day) / 7) + 1 === -d.nth;
  });
}

/** The number of a day's week, and how many weeks its week-year has: week 1 is the first with four days of the year. */
function weekOf(day: Day, weekStart: number): { readonly week: number; readonly weeks: number } {
  const fourth = day - ((weekdayOf(day) - weekStart + 7) % 7) + 3;
  const { year } = civil(fourth);
  const firstOf = (y: number): Day => {
    const fourthOfJanuary = dayOf(y, 1, 4);
    return fourthOfJanuary - ((weekdayOf(fourthOfJanuary) - weekStart + 7) % 7);
  };
  const first = firstOf(year);
  return { week: Math.floor((day - first) / 7) + 1, weeks: (firstOf(year + 1) - first) / 7 };
}

/** The rule with what it leaves open filled in from the day of its start, so that the filter says it all. */
export function withDefaults(rule: SeriesRule, start: Day): SeriesRule {
  const { byWeekNo, byYearDay, byMonthDay, byDay, byMonth, frequency } = rule;
  if (byWeekNo.length + byYearDay.length + byMonthDay.length + byDay.length > 0) return rule;
  const { month, day } = civil(start);
  const defaults: Partial<Record<Frequency, Partial<SeriesRule>>> = {
    YEARLY: { byMonth: byMonth.length > 0 ? byMonth : [month], byMonthDay: [day] },
    MONTHLY: { byMonthDay: [day] },
    WEEKLY: { byDay: [{ weekday: weekdayOf(start), nth: null }] },
  };
  return { ...rule, ...defaults[frequency] };
}
