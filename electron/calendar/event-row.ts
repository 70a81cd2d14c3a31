import type { EntryId } from '../../shared/domain/ids.ts';
import { fromUnixSeconds, type Instant } from '../../shared/domain/instant.ts';
import type { OccurrenceKind, OccurrenceSource } from '../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { kindOfObjectType, statusOf } from './kinds.ts';
import { cut, eventIdOf, LIMITS, listOf, unreadable, type Reading } from './reading.ts';

/** Kaltura's `KalturaScheduleEventRecurrenceType`. */
const SERIES = 1;

/** The last second that a calendar can show (31 December 9999). */
const LAST_SECOND = 253_402_300_799;

/**
 * Reads one KalturaScheduleEvent as JSON or XML shows it: nulls may be missing keys or empty texts, numbers may be
 * texts, unknown types and fields pass. Plain checks instead of a schema, since ten thousand of them are read at a time.
 */
export function readEventRow(row: unknown, source: OccurrenceSource): Reading {
  if (typeof row !== 'object' || row === null) return unreadable({}, 'it is not an object');
  const field = row as Readonly<Record<string, unknown>>;
  const title = textOf(field['summary']);
  const id = textOf(field['id']);
  const eventId = eventIdOf(id);
  if (eventId === null) return unreadable({ id, title }, 'its id is not a number');
  const start = instantOf(field['startDate']);
  if (start === null) return unreadable({ id, title }, 'it has no start');
  const end = instantOf(field['endDate']);
  if (end === null) return unreadable({ id, title }, 'it has no end');

  const repaired: string[] = [];
  const occurrence = {
    eventId,
    parentId: eventIdOf(textOf(field['parentId'])),
    kind: kindOf(field),
    title: cut(title, LIMITS.title, 'title', repaired),
    description: cut(textOf(field['description']), LIMITS.description, 'description', repaired),
    start,
    end,
    zone: zoneOf(field['recurrence']),
    status: statusOf(numberOf(field['status'])),
    templateEntryId: (textOf(field['templateEntryId']) || null) as EntryId | null,
    entryIds: listOf<EntryId>(textOf(field['entryIds'])),
    resourceIds: null,
    ownerId: textOf(field['ownerId']) || null,
    tags: listOf<string>(textOf(field['tags'])),
    location: textOf(field['location']),
    priority: numberOf(field['priority']) ?? 0,
    createdAt: instantOf(field['createdAt']),
    updatedAt: instantOf(field['updatedAt']),
    preStartMs: Math.max(0, numberOf(field['preStartTime']) ?? 0) * 1000,
    postEndMs: Math.max(0, numberOf(field['postEndTime']) ?? 0) * 1000,
    source,
    repaired,
  };
  return numberOf(field['recurrenceType']) === SERIES
    ? { read: 'series', series: occurrence }
    : { read: 'occurrence', occurrence, endpoints: null };
}

/** The id of a row, for telling rows of one list apart; the row itself when it has none. */
export const rowId = (row: unknown): unknown => fieldOf(row, 'id') ?? row;

/** Throws FaultError `filter-ignored` when a row is of another partner. */
export function checkPartner(rows: readonly unknown[], partnerId: number): void {
  const stranger = rows.some((row) => (numberOf(fieldOf(row, 'partnerId')) ?? partnerId) !== partnerId);
  if (stranger) throw new FaultError(fault('filter-ignored', {}, 'an event of another partner'));
}

const fieldOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>)[name] : undefined;

/** A live event that plays an existing entry (`sourceEntryId`) is simulive: there is nothing to push. */
function kindOf(field: Readonly<Record<string, unknown>>): OccurrenceKind {
  const kind = kindOfObjectType(textOf(field['objectType']));
  return kind === 'live' && textOf(field['sourceEntryId']) !== '' ? 'simulive' : kind;
}

const zoneOf = (recurrence: unknown): string | null =>
  typeof recurrence === 'object' && recurrence !== null && 'timeZone' in recurrence
    ? textOf(recurrence.timeZone) || null
    : null;

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function instantOf(value: unknown): Instant | null {
  const seconds = numberOf(value);
  return seconds === null || seconds < 0 || seconds > LAST_SECOND ? null : fromUnixSeconds(seconds);
}
