import { compareEventIds, type EventId } from '../../shared/domain/ids.ts';
import { plus, type Span } from '../../shared/domain/instant.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import { MOST_EVENTS } from './event-list.ts';
import { eventIdOf, type Reading } from './reading.ts';
import type { FetchedSchedule } from './source.ts';

/** How many unreadable events are named; the rest is counted. */
const NAMED = 20;

/** What a feed holds, each event once. */
export interface Collected {
  /** By start, then id. */
  readonly occurrences: readonly Occurrence[];
  /** SECRET. */
  readonly endpoints: ReadonlyMap<EventId, LiveEndpoints>;
  readonly faults: readonly Fault[];
  /** Events that are there but cannot be read. */
  readonly unread: ReadonlySet<EventId>;
}

/**
 * Each occurrence of what was read once, the last word counting; series rows are left out, unreadable events named.
 * Throws FaultError `schedule-too-large`.
 */
export function collected(readings: Iterable<Reading>): Collected {
  const byId = new Map<EventId, Occurrence>();
  const endpoints = new Map<EventId, LiveEndpoints>();
  const faults: Fault[] = [];
  const unread = new Set<EventId>();
  let unreadCount = 0;
  for (const reading of readings) {
    if (reading.read === 'fault') {
      unreadCount += 1;
      if (unreadCount <= NAMED) faults.push(reading.fault);
      const id = eventIdOf(reading.id ?? '');
      if (id !== null) unread.add(id);
    } else if (reading.read === 'occurrence') {
      const { occurrence } = reading;
      byId.set(occurrence.eventId, occurrence);
      if (reading.endpoints) endpoints.set(occurrence.eventId, reading.endpoints);
      if (byId.size > MOST_EVENTS) throw new FaultError(fault('schedule-too-large', { limit: MOST_EVENTS }));
    }
  }
  if (unreadCount > NAMED) faults.push(fault('more-unreadable', { count: unreadCount - NAMED }));
  const occurrences = [...byId.values()].sort(byStart);
  return { occurrences, endpoints, faults, unread };
}

/**
 * Makes a schedule of what was read of a complete answer; what lies outside the asked window is left out. Throws
 * FaultError `filter-ignored` when most of it lies outside, `schedule-too-large`.
 */
export function gathered(readings: Iterable<Reading>, window: Span): FetchedSchedule {
  const { occurrences: all, endpoints, faults, unread } = collected(readings);
  const isAllWithin = all.every((o) => touches(o, window));
  const occurrences = isAllWithin ? all : all.filter((o) => touches(o, window));
  const outside = all.length - occurrences.length;
  // A search index that lags behind gives a few; a server that did not read the dates gives years.
  if (outside > occurrences.length) throw new FaultError(fault('filter-ignored', {}, `${outside} outside the window`));
  return { complete: true, window, occurrences, endpoints, faults, unread };
}

/** The order of a schedule. */
export const byStart = (a: Occurrence, b: Occurrence): number =>
  a.start - b.start || compareEventIds(a.eventId, b.eventId);

/** Kaltura's date filters look at the times with the pre and post times of live events added. */
export const touches = (o: Occurrence, window: Span): boolean =>
  plus(o.end, o.postEndMs) >= window.start && plus(o.start, -o.preStartMs) <= window.end;
