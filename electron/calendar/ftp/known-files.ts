import { msBetween, plus, type Instant } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import type { EventReading } from '../event-reading.ts';

/** A file as it was read last. */
export interface KnownFile {
  /** How the listing showed it. */
  readonly stamp: string;
  readonly text: string;
  readonly reading: EventReading;
  readonly readAt: Instant;
  /** When it was first seen like this; null for what was there at the first whole read. */
  readonly changedAt: Instant | null;
}

/** Whatever the listing says, each file is read this often: changes of a series do not show in its occurrences' dates. */
const OLDEST_MS = 24 * 3_600_000;
/** Listings show minutes: a file that changed may change once more within the same one. */
const FRESH_MS = 2 * 60_000;
/** So long before its start, and until its end, an event is read each time. */
const NEAR_MS = 15 * 60_000;

/**
 * Whether a file must be read again. Its date in the listing is a hint only (in the server's own zone, to the minute),
 * so that what is about to be recorded, what changed just now and what was read before `doubtSince` is read anyway.
 */
export function isDue(known: KnownFile | undefined, stamp: string, now: Instant, doubtSince: Instant | null): boolean {
  if (known === undefined || known.stamp !== stamp) return true;
  if (doubtSince !== null && known.readAt < doubtSince) return true;
  if (msBetween(known.readAt, now) >= OLDEST_MS || known.readAt > now) return true;
  if (known.changedAt !== null && msBetween(known.changedAt, now) < FRESH_MS) return true;
  const occurrence = occurrenceOf(known.reading);
  return occurrence !== null && plus(occurrence.start, -NEAR_MS) <= now && now < occurrence.end;
}

/** The event or series that a file describes; null for one that cannot be read. */
export function occurrenceOf({ reading }: EventReading): Occurrence | null {
  if (reading.read === 'fault') return null;
  return reading.read === 'series' ? reading.series : reading.occurrence;
}
