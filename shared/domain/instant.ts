/** Keeps two things of one primitive type apart. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Never a duration, never a wall time. */
export type Instant = Brand<number, 'Instant'>;

/** The instant of an epoch time in milliseconds. */
export const fromEpochMs = (ms: number): Instant => Math.round(ms) as Instant;

/** The instant of a Kaltura time: unix seconds. */
export const fromUnixSeconds = (seconds: number): Instant => fromEpochMs(seconds * 1000);

/** Unix seconds, as Kaltura's time properties want them; rounded down. */
export const toUnixSeconds = (at: Instant): number => Math.floor(at / 1000);

/** ISO 8601 in UTC with milliseconds, e.g. `2026-09-21T14:00:00.000Z`. */
export const toIso = (at: Instant): string => new Date(at).toISOString();

/** Reads what `toIso` wrote, or any ISO 8601 text with an offset. Throws RangeError on anything else. */
export function fromIso(text: string): Instant {
  const ms = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`"${text}" is not a point in time (ISO 8601 with an offset)`);
  return fromEpochMs(ms);
}

/** `at` moved by `ms` milliseconds. */
export const plus = (at: Instant, ms: number): Instant => fromEpochMs(at + ms);

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export const msBetween = (from: Instant, to: Instant): number => to - from;

export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** A half-open stretch of time: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const contains = (span: Span, at: Instant): boolean => span.start <= at && at < span.end;
