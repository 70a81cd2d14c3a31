import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';

const inZone = (at: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** Date and time on a wall clock in an IANA zone, fit for sorting and for file names: `2026-09-21 1400`. */
export function wallStamp(at: Instant, zone: string): string {
  const wall = inZone(at, zone);
  return `${wall.toPlainDate().toString()} ${twoDigits(wall.hour)}${twoDigits(wall.minute)}`;
}

/** Time of day on a wall clock in an IANA zone, to the second: `10:42:03`. */
export function wallClock(at: Instant, zone: string): string {
  const { hour, minute, second } = inZone(at, zone);
  return [hour, minute, second].map(twoDigits).join(':');
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
