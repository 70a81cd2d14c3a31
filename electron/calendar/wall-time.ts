import { Temporal } from 'temporal-polyfill';
import { fromEpochMs, type Instant } from '../../shared/domain/instant.ts';

/** A date and a time of day as a clock on the wall shows them: no zone, no point in time. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The instants that a wall time means: one mostly, two in the hour that repeats in autumn, earlier first. */
export type Meanings = readonly [Instant, ...Instant[]];

/** The instant of a wall time in UTC; the fields need not be normalised. */
export const inUtc = (w: WallTime): Instant =>
  fromEpochMs(Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second));

/** Whether this computer knows a zone by that name (IANA names and their aliases, any case, and `+05:30`). */
export function isZone(name: string): boolean {
  const known = zones.get(name);
  if (known !== undefined) return known;
  let isKnown = /^(?:[A-Za-z][\w+\-/]{0,60}|[+-]\d\d:\d\d)$/.test(name);
  if (isKnown) {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      isKnown = false;
    }
  }
  if (zones.size < MOST_CACHED) zones.set(name, isKnown);
  return isKnown;
}

/**
 * The instants that a wall time means in a known zone. A time that the clock skips in spring means the one that would
 * have been without the skip (RFC 5545 §3.3.5).
 */
export function meanings(wall: WallTime, zone: string): Meanings {
  const key = `${zone} ${wall.year} ${wall.month} ${wall.day}`;
  let offsetMs = offsets.get(key);
  if (offsetMs === undefined) {
    offsetMs = offsetOfDay(wall, zone);
    if (offsets.size >= MOST_CACHED) offsets.clear();
    offsets.set(key, offsetMs);
  }
  if (offsetMs !== null) return [fromEpochMs(inUtc(wall) - offsetMs)];
  const local = Temporal.PlainDateTime.from(wall, { overflow: 'constrain' });
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    fromEpochMs(local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds),
  ) as [Instant, Instant];
  // Where the clock skips, "earlier" and "later" differ too, but no clock ever showed either: only the later one is meant.
  const isSkipped = !Temporal.Instant.fromEpochMilliseconds(first)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .equals(local);
  return isSkipped ? [second] : first === second ? [first] : [first, second];
}

/** What a clock on the wall of a known zone shows at an instant, as milliseconds since 1970-01-01T00:00 on that wall. */
export const wallMsAt = (at: Instant, zone: string): number =>
  at + Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

/** The wall time that so many milliseconds since 1970-01-01T00:00 on the wall are. */
export function wallTimeOf(wallMs: number): WallTime {
  const d = new Date(wallMs);
  const [year, month, day] = [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
  return { year, month, day, hour: d.getUTCHours(), minute: d.getUTCMinutes(), second: d.getUTCSeconds() };
}

/** Converting by Temporal takes some 20 µs, so the offset of a day without a change of the clock is remembered. */
const MOST_CACHED = 20_000;
const offsets = new Map<string, number | null>();
const zones = new Map<string, boolean>();

/** UTC offset that holds from a day before until a day after; null when it changes in between. */
function offsetOfDay(wall: WallTime, zone: string): number | null {
  const noonUtc = Date.UTC(wall.year, wall.month - 1, wall.day, 12);
  const [a, b] = [-36, 36].map(
    (hours) =>
      Temporal.Instant.fromEpochMilliseconds(noonUtc + hours * 3_600_000).toZonedDateTimeISO(zone).offsetNanoseconds,
  );
  return a !== undefined && a === b ? a / 1e6 : null;
}
