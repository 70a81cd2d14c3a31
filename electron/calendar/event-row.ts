import type { EntryId } from '../../shared/domain/ids.ts';
import { fromUnixSeconds, type Instant } from '../../shared/domain/instant.ts';
import type { OccurrenceKind, OccurrenceSource } from '../../shared/domain/occurrence.ts';
import type { EventReading } from './event-reading.ts';
import { kindOfObjectType, statusOf } from './kinds.ts';
import { numberOf, textOf } from './row-values.ts';
import { ruleText } from './recurrence-row.ts';
import { bounded, cutsOf, eventIdOf, listOf, shortened, unreadable, type Reading } from './reading.ts';

/** Kaltura's `KalturaScheduleEventRecurrenceType`. */
const SERIES = 1;

/** The last second that a calendar can show (31 December 9999). */
const LAST_SECOND = 253_402_300_799;

/**
 * Reads one KalturaScheduleEvent as JSON or XML shows it: nulls may be missing keys or empty texts, numbers may be
 * texts, unknown types and fields pass. Plain checks instead of a schema, since ten thousand of them are read at a time.
 */
export function readEventRow(row: unknown, source: OccurrenceSource): EventReading {
  if (typeof row !== 'object' || row === null) return of(unreadable({}, 'it is not an object'), null);
  const field = row as Readonly<Record<string, unknown>>;
  return of(readFields(field, source), numberOf(field['partnerId']));
}

const NONE: readonly never[] = [];
const of = (reading: Reading, partnerId: number | null): EventReading => ({ reading, partnerId, resourceIds: NONE });

function readFields(field: Readonly<Record<string, unknown>>, source: OccurrenceSource): Reading {
  const title = textOf(field['summary']);
  const id = textOf(field['id']);
  const eventId = eventIdOf(id);
  if (eventId === null) return unreadable({ id, title }, 'its id is not a number');
  const start = instantOf(field['startDate']);
  if (start === null) return unreadable({ id, title }, 'it has no start');
  const end = instantOf(field['endDate']);
  if (end === null) return unreadable({ id, title }, 'it has no end');

  const texts = { title, description: textOf(field['description']), location: textOf(field['location']) };
  const kept = bounded(texts);
  const occurrence = {
    eventId,
    parentId: eventIdOf(textOf(field['parentId'])),
    kind: kindOf(field),
    title: kept.title,
    description: kept.description,
    start,
    end,
    zone: zoneOf(field['recurrence']),
    status: statusOf(numberOf(field['status'])),
    templateEntryId: (shortened(textOf(field['templateEntryId'])) || null) as EntryId | null,
    entryIds: listOf<EntryId>(textOf(field['entryIds'])),
    resourceIds: null,
    ownerId: shortened(textOf(field['ownerId'])) || null,
    tags: listOf<string>(textOf(field['tags'])),
    location: kept.location,
    priority: numberOf(field['priority']) ?? 0,
    createdAt: instantOf(field['createdAt']),
    updatedAt: instantOf(field['updatedAt']),
    preStartMs: Math.max(0, numberOf(field['preStartTime']) ?? 0) * 1000,
    postEndMs: Math.max(0, numberOf(field['postEndTime']) ?? 0) * 1000,
    source,
    repaired: cutsOf(texts),
  };
  return numberOf(field['recurrenceType']) === SERIES
    ? { read: 'series', series: occurrence, rule: ruleText(field['recurrence']) }
    : { read: 'occurrence', occurrence, endpoints: null };
}

/** A live event that plays an existing entry (`sourceEntryId`) is simulive: there is nothing to push. */
function kindOf(field: Readonly<Record<string, unknown>>): OccurrenceKind {
  const kind = kindOfObjectType(textOf(field['objectType']));
  return kind === 'live' && textOf(field['sourceEntryId']) !== '' ? 'simulive' : kind;
}

const zoneOf = (recurrence: unknown): string | null =>
  typeof recurrence === 'object' && recurrence !== null && 'timeZone' in recurrence
    ? shortened(textOf(recurrence.timeZone)) || null
    : null;

function instantOf(value: unknown): Instant | null {
  const seconds = numberOf(value);
  return seconds === null || seconds < 0 || seconds > LAST_SECOND ? null : fromUnixSeconds(seconds);
}
