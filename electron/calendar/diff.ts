import type { ChangedField, ScheduleChange } from '../../shared/domain/change.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import { overlaps, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import { seriesKey, type Occurrence } from '../../shared/domain/occurrence.ts';

/** A complete schedule and the window that it is complete for. */
export interface ScheduleOf {
  readonly window: Span;
  readonly occurrences: readonly Occurrence[];
}

/** The fields that a change is told by, in the order of telling. */
const FIELDS: readonly ChangedField[] = [
  'eventId',
  'kind',
  'title',
  'description',
  'start',
  'end',
  'status',
  'templateEntryId',
  'entryIds',
  'resourceIds',
  'ownerId',
  'tags',
  'location',
  'priority',
  'preStartMs',
  'postEndMs',
];

/**
 * What differs between two complete schedules, by start. The same event is found by its id, else by its series and
 * start. What only came into view or left it, because the window moved on, is no change.
 */
export function diff(before: ScheduleOf, after: ScheduleOf, learnedAt: Instant): readonly ScheduleChange[] {
  const left = new Map<EventId, Occurrence>(before.occurrences.map((o) => [o.eventId, o]));
  const pairs: (readonly [Occurrence | null, Occurrence])[] = [];
  const unmatched: Occurrence[] = [];
  for (const occurrence of after.occurrences) {
    const same = left.get(occurrence.eventId);
    if (same === undefined) unmatched.push(occurrence);
    else {
      left.delete(occurrence.eventId);
      pairs.push([same, occurrence]);
    }
  }
  const bySeries = new Map<string | null, Occurrence>([...left.values()].map((o) => [seriesKey(o), o]));
  for (const occurrence of unmatched) {
    const key = seriesKey(occurrence);
    const same = key === null ? undefined : bySeries.get(key);
    if (same !== undefined && left.delete(same.eventId)) pairs.push([same, occurrence]);
    else pairs.push([null, occurrence]);
  }

  const changes: ScheduleChange[] = [];
  for (const [old, occurrence] of pairs) {
    if (old === null) {
      if (inView(occurrence, before.window)) changes.push({ change: 'added', occurrence, learnedAt });
      continue;
    }
    const fields = old === occurrence ? [] : FIELDS.filter((f) => !sameValue(old[f], occurrence[f]));
    if (fields.length > 0) changes.push({ change: 'changed', before: old, after: occurrence, fields, learnedAt });
  }
  for (const occurrence of left.values()) {
    if (inView(occurrence, after.window)) changes.push({ change: 'removed', occurrence, learnedAt });
  }
  return changes.sort((a, b) => startOf(a) - startOf(b));
}

/** Whether an occurrence would have been fetched for a window. */
export const inView = (o: Occurrence, window: Span): boolean =>
  overlaps({ start: plus(o.start, -o.preStartMs), end: plus(o.end, Math.max(o.postEndMs, 1)) }, window);

const startOf = (c: ScheduleChange): Instant => (c.change === 'changed' ? c.after.start : c.occurrence.start);

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => x === b[i]);
}
