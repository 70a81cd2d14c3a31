import type { ChangedField, ScheduleChange } from '../../shared/domain/change.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import { overlaps, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import { isReissued, seriesKey, type Occurrence } from '../../shared/domain/occurrence.ts';

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
 * start, else by its series and an overlapping time: an edit of a series' times gives its occurrences new ids. What
 * only came into view or left it, because the window moved on, is no change.
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
  const added: Occurrence[] = [];
  const bySeries = new Map<string | null, Occurrence>([...left.values()].map((o) => [seriesKey(o), o]));
  for (const occurrence of unmatched) {
    const key = seriesKey(occurrence);
    const same = key === null ? undefined : bySeries.get(key);
    if (same !== undefined && left.delete(same.eventId)) pairs.push([same, occurrence]);
    else added.push(occurrence);
  }
  for (const [old, occurrence] of reissued([...left.values()], added)) {
    if (old) left.delete(old.eventId);
    pairs.push([old, occurrence]);
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

/** Each new occurrence with the one of its series whose time it overlaps, and whose id is gone; null without one. */
function reissued(
  gone: readonly Occurrence[],
  added: readonly Occurrence[],
): readonly (readonly [Occurrence | null, Occurrence])[] {
  const bySeries = new Map<EventId, { readonly gone: Occurrence[]; next: number }>();
  for (const o of gone) {
    const series = o.parentId === null ? undefined : bySeries.get(o.parentId);
    if (series) series.gone.push(o);
    else if (o.parentId !== null) bySeries.set(o.parentId, { gone: [o], next: 0 });
  }
  return added.map((occurrence) => {
    const series = occurrence.parentId === null ? undefined : bySeries.get(occurrence.parentId);
    if (!series) return [null, occurrence];
    // Both are in the order of their starts, so that none is looked at twice.
    while ((series.gone[series.next]?.end ?? Infinity) <= occurrence.start) series.next += 1;
    const old = series.gone[series.next];
    if (!old || !isReissued(old, occurrence)) return [null, occurrence];
    series.next += 1;
    return [old, occurrence];
  });
}

/** Whether an occurrence would have been fetched for a window. */
export const inView = (o: Occurrence, window: Span): boolean =>
  overlaps({ start: plus(o.start, -o.preStartMs), end: plus(o.end, Math.max(o.postEndMs, 1)) }, window);

const startOf = (c: ScheduleChange): Instant => (c.change === 'changed' ? c.after.start : c.occurrence.start);

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => x === b[i]);
}
