import { fromEpochMs, plus, type Instant, type Span } from '../../../../shared/domain/instant.ts';

const DAY_MS = 24 * 60 * 60_000;
/** As the calendar numbers them. */
const WEEKEND = { Sun: 0, Sat: 6 } as const;

/**
 * The days of the weekend, Sunday as 0 and Saturday as 6, on which nothing is known to be, and which it is not now: the
 * others can be shown wider. `zone` is the room's.
 */
export function idleWeekend(spans: readonly Span[], now: Instant, zone: string): readonly number[] {
  const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: zone });
  const used = new Set([weekday.format(now)]);
  for (const { start, end } of spans) {
    const last = fromEpochMs(Math.max(start, end - 1));
    for (let at = start; at < last; at = plus(at, DAY_MS)) used.add(weekday.format(at));
    used.add(weekday.format(last));
  }
  return Object.entries(WEEKEND).flatMap(([name, day]) => (used.has(name) ? [] : [day]));
}
