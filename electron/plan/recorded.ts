import type { EventId } from '../../shared/domain/ids.ts';
import { isReissued, seriesKey, type Occurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import { hasDevice } from '../../shared/domain/transitions.ts';
import { overlaps } from '../../shared/domain/instant.ts';

/** Whether this recording has the device now. */
export const isRunning = (r: Recording): boolean => hasDevice(r.state);

/** Finds what was already made of an occurrence, whatever its event id is today. */
export interface Recorded {
  /** The recording of this very occurrence, the running one first, else the latest; null when there is none. */
  of(occurrence: Occurrence): Recording | null;
}

/**
 * Indexes recordings by event id and by (series, start). A finished recording counts for an occurrence only when it
 * was of that time: an event that was moved to another day after it was recorded is a new lecture. What was made of an
 * event that is not among `listed` any more counts for what became of it when its series was edited.
 */
export function recorded(recordings: Iterable<Recording>, listed: readonly Occurrence[]): Recorded {
  const ids = new Set<EventId>(listed.map((o) => o.eventId));
  const orphans = new Map<EventId, Recording[]>();
  const byKey = new Map<string, Recording[]>();
  const put = (key: string, r: Recording): void => {
    const known = byKey.get(key);
    if (known) known.push(r);
    else byKey.set(key, [r]);
  };
  for (const r of recordings) {
    put(r.occurrence.eventId, r);
    const key = seriesKey(r.occurrence);
    if (key !== null) put(key, r);
    const { eventId, parentId } = r.occurrence;
    if (parentId !== null && !ids.has(eventId)) orphans.set(parentId, [...(orphans.get(parentId) ?? []), r]);
  }
  const of = (o: Occurrence): Recording | null => {
    const key = seriesKey(o);
    const kin = o.parentId === null ? [] : (orphans.get(o.parentId) ?? []).filter((r) => isReissued(r.occurrence, o));
    const found = [...(byKey.get(o.eventId) ?? []), ...(key === null ? [] : (byKey.get(key) ?? [])), ...kin];
    const ofThisTime = found.filter((r) => isRunning(r) || r.occurrence.start === o.start || overlaps(r.window, o));
    return ofThisTime.find(isRunning) ?? ofThisTime.reduce<Recording | null>(newer, null);
  };
  return { of };
}

const newer = (a: Recording | null, b: Recording): Recording => (a && a.openedAt >= b.openedAt ? a : b);
