import { Temporal } from 'temporal-polyfill';
import type { QuietHours } from '../settings/upload.ts';
import type { Instant } from './instant.ts';

/**
 * When the quiet hours end that `now` lies in, by the wall clock of the IANA `zone`; null outside of them. Hours that begin
 * when they end are none. An end that a change to summer time leaves out comes after the gap.
 */
export function quietUntil(now: Instant, { from, to }: QuietHours, zone: string): Instant | null {
  const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  const isOverMidnight = from > to;
  const isQuiet = isOverMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return null;
  const day = wall.toPlainDate().add({ days: isOverMidnight && time >= from ? 1 : 0 });
  const end = day.toPlainDateTime(Temporal.PlainTime.from(to)).toZonedDateTime(zone, { disambiguation: 'later' });
  return end.epochMilliseconds as Instant;
}
