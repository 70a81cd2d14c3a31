import { compareEventIds, type EventId } from '../../shared/domain/ids.ts';
import { seriesKey, type Occurrence } from '../../shared/domain/occurrence.ts';
import type { Recorded } from './recorded.ts';

/** Each dated thing once, and those that are the same thing under another id. */
export interface Unique {
  readonly kept: readonly Occurrence[];
  readonly duplicates: readonly { readonly occurrence: Occurrence; readonly of: EventId }[];
}

/**
 * Tells the same dated thing apart from different ones: by event id, and by (series, start), since the pages of a
 * schedule are no snapshot and an edited series may show with its old and its new ids at once. Of two rows of one id
 * the one that was updated last stays and the other vanishes. Of two ids the one that is being recorded stays, then
 * an active one, then the newer id; the other is a duplicate.
 */
export function unique(occurrences: readonly Occurrence[], recorded: Recorded): Unique {
  const byId = new Map<EventId, Occurrence>();
  for (const o of occurrences) {
    const known = byId.get(o.eventId);
    if (!known || (o.updatedAt ?? 0) > (known.updatedAt ?? 0)) byId.set(o.eventId, o);
  }
  const bySeries = new Map<string, Occurrence>();
  const duplicates: { occurrence: Occurrence; of: EventId }[] = [];
  for (const o of byId.values()) {
    const key = seriesKey(o);
    const known = key === null ? undefined : bySeries.get(key);
    if (key === null) continue;
    if (!known || isBetter(o, known, recorded)) bySeries.set(key, o);
  }
  const kept = [...byId.values()].filter((o) => {
    const key = seriesKey(o);
    const chosen = key === null ? o : bySeries.get(key);
    if (!chosen || chosen === o) return true;
    duplicates.push({ occurrence: o, of: chosen.eventId });
    return false;
  });
  return { kept, duplicates };
}

function isBetter(a: Occurrence, b: Occurrence, recorded: Recorded): boolean {
  const of = (o: Occurrence): boolean => recorded.of(o)?.occurrence.eventId === o.eventId;
  if (of(a) !== of(b)) return of(a);
  if ((a.status === 'active') !== (b.status === 'active')) return a.status === 'active';
  return compareEventIds(a.eventId, b.eventId) > 0;
}
