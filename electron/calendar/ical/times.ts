import type { Instant } from '../../../shared/domain/instant.ts';
import { inUtc, isZone, meanings, type Meanings, type WallTime } from '../wall-time.ts';

/** A date-time of RFC 5545 §3.3.5, or a bare date (§3.3.4). */
export interface IcalTime extends WallTime {
  readonly isUtc: boolean;
  readonly isDate: boolean;
}

/** Reads `20260921T140000Z`, `20260921T140000`, `20260921`; null for anything else, also for the 31st of February. */
export function readTime(text: string): IcalTime | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/i.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((n) => Number(n ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  // A leap second is the first second of the next minute (§3.3.12).
  if (year < 1970 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    isUtc: match[7] === 'Z' || match[7] === 'z',
    isDate: match[4] === undefined,
  };
}

/** Milliseconds of a duration such as `PT1H0M0S`, `P1DT2H`, `P2W` (§3.3.6); null for anything else. */
export function readDurationMs(text: string): number | null {
  const match = /^([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i.exec(
    text,
  );
  if (!match || !/\d/.test(text)) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((n) => Number(n ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const total = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
  return (match[1] === '-' ? -1 : 1) * total * 1000;
}

/** The zone that parameters such as `TZID="America/New_York"` name; empty when they name none. */
export const zoneIn = (params: string): string => /(?:^|;)TZID="?([^;"]*)/i.exec(params)?.[1]?.trim() ?? '';

/** Every instant that a time may mean; null when its zone is unknown. `zone` is passed over for a UTC time. */
export function meaningsOf(time: IcalTime, zone: string): Meanings | null {
  if (time.isUtc) return [inUtc(time)];
  return isZone(zone) ? meanings(time, zone) : null;
}

/** A start and an end among the instants that they may mean. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
  /** True when the text alone could not tell. */
  readonly isGuess: boolean;
}

/**
 * Chooses start and end in the hour that repeats: as long as the stated duration when there is one, else the first
 * start and the nearest end after it. Kaltura prints an event of one hour there with an end equal to its start.
 */
export function chooseInterval(starts: Meanings, ends: Meanings, durationMs: number | null): Interval {
  const isGuess = starts.length > 1 || ends.length > 1;
  if (!isGuess) return { start: starts[0], end: ends[0], isGuess };
  const pairs = starts.flatMap((start) => ends.map((end) => ({ start, end })));
  const stated = durationMs === null ? undefined : pairs.find((p) => p.end - p.start === durationMs);
  const chosen = stated ?? pairs.find((p) => p.end > p.start) ?? { start: starts[0], end: ends.at(-1)! };
  return { ...chosen, isGuess: isGuess && stated === undefined };
}
