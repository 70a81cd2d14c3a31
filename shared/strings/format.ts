import type { Instant } from '../domain/instant.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Times, spans and sizes as people of one language read them, in the room's zone. */
export interface Formats {
  /** `09:15`, or `9:15 AM` where that is the custom. */
  time(at: Instant): string;
  /** With seconds, for causes and diagnoses. */
  timeExact(at: Instant): string;
  /** `Tue 21 Nov`. */
  day(at: Instant): string;
  /** Day and time; only the time when both are on the same day in the room. */
  dayAndTime(at: Instant, now: Instant): string;
  span(start: Instant, end: Instant): string;
  /** Whether both are on one day in the room. */
  isSameDay(a: Instant, b: Instant): boolean;
  /** `HH:MM` of the day in the room, whatever the language: for machines. */
  clock24(at: Instant): string;
  /** Calendar day in the room as `2026-11-21`, to group by. */
  dayKey(at: Instant): string;
  /** A running clock: `1:07:05`, `7:05`. Never negative. */
  clock(ms: number): string;
  /** `40 ms`, `1.2 s`: for how exact something was. */
  milliseconds(ms: number): string;
  /** In words, rounded as one would say it: `41 min`, `2 h 5 min`, `12 s`. */
  duration(ms: number): string;
  /** Decimal units: `1.4 GB`. */
  bytes(n: number): string;
  /** `8.2 Mbit/s`. */
  rate(bytesPerSecond: number): string;
  percent(share: number): string;
  number(n: number): string;
}

/** Formats for a BCP 47 locale and an IANA zone. Throws RangeError for a zone that does not exist. */
export function makeFormats(locale: string, zone: string): Formats {
  const at = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const time = at({ hour: '2-digit', minute: '2-digit' });
  const exact = at({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = at({ weekday: 'short', day: 'numeric', month: 'short' });
  const clock24 = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const scaled = (n: number, units: readonly string[]): string => {
    const power = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, n)) / 3)));
    const value = n / 1000 ** power;
    return `${(value < 100 && power > 0 ? tenths : whole).format(value)}\u00a0${units[power]}`;
  };
  const formats: Formats = {
    time: (t) => time.format(t),
    timeExact: (t) => exact.format(t),
    day: (t) => day.format(t),
    clock24: (t) => clock24.format(t),
    dayKey: (t) => key.format(t),
    isSameDay: (a, b) => key.format(a) === key.format(b),
    dayAndTime: (t, now) => (formats.isSameDay(t, now) ? time.format(t) : `${day.format(t)}, ${time.format(t)}`),
    span: (start, end) => `${time.format(start)}\u202f–\u2060\u202f${time.format(end)}`,
    clock,
    milliseconds: (ms) =>
      ms < 1000 ? `${whole.format(ms)}\u00a0ms` : ms < MINUTE_MS ? `${tenths.format(ms / 1000)}\u00a0s` : duration(ms),
    duration,
    bytes: (n) => scaled(n, ['B', 'kB', 'MB', 'GB', 'TB']),
    rate: (n) => scaled(n * 8, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s']),
    percent: (share) => percent.format(share),
    number: (n) => tenths.format(n),
  };
  return formats;
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Hours and minutes are `h` and `min` in every language that we speak. */
function duration(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.max(0, Math.round(ms / 1000))}\u00a0s`;
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)}\u00a0min`;
  const minutes = Math.round(ms / MINUTE_MS);
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)}\u00a0h`;
  return rest === 0 ? hours : `${hours} ${rest}\u00a0min`;
}
