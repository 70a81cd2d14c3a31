import { Temporal } from 'temporal-polyfill';

const compact = (iso: string): string => iso.replace(/[-:]/g, '').replace(/\..*$/, '');

/** `20260921T140000Z`. */
export const utcDate = (unixSeconds: number): string => `${compact(new Date(unixSeconds * 1000).toISOString())}Z`;

/** `20261019T100000`: the clock on the wall in a zone. In the hour that repeats in autumn two moments print alike. */
export const wallDate = (unixSeconds: number, timeZone: string): string =>
  compact(
    Temporal.Instant.fromEpochMilliseconds(unixSeconds * 1000)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' }),
  );

/** The zone when it is one that the server knows (IANA names, old aliases too); null for all others. */
export function knownZone(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return name;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `PT1H0M0S`. */
export function durationText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `PT${hours}H${minutes}M${seconds % 60}S`;
}
