import { compareEventIds, type EventId } from '../../shared/domain/ids.ts';
import { plus, type Span } from '../../shared/domain/instant.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import { MOST_EVENTS } from './event-list.ts';
import type { Reading } from './reading.ts';
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
}

/**
 * Each occurrence of what was read once, the last word counting; series rows are left out, unreadable events named.
 * Throws FaultError `schedule-too-large`.
 */
export function collected(readings: Iterable<Reading>): Collected {
  const byId = new Map<EventId, Occurrence>();
  const endpoints = new Map<EventId, LiveEndpoints>();
  const faults: Fault[] = [];
  let unread = 0;
  for (const reading of readings) {
    if (reading.read === 'fault') {
      unread += 1;
      if (unread <= NAMED) faults.push(reading.fault);
    } else if (reading.read === 'occurrence') {
      const { occurrence } = reading;
      byId.set(occurrence.eventId, occurrence);
      if (reading.endpoints) endpoints.set(occurrence.eventId, reading.endpoints);
      if (byId.size > MOST_EVENTS) throw new FaultError(fault('schedule-too-large', { limit: MOST_EVENTS }));
    }
  }
  if (unread > NAMED) faults.push(fault('more-unreadable', { count: unread - NAMED }));
  const occurrences = [...byId.values()].sort((a, b) => a.start - b.start || compareEventIds(a.eventId, b.eventId));
  return { occurrences, endpoints, faults };
}

/**
 * Makes a schedule of what was read of a complete answer; what lies outside the asked window is left out. Throws
 * FaultError `filter-ignored` when most of it lies outside, `schedule-too-large`.
 */
export function gathered(readings: Iterable<Reading>, window: Span): FetchedSchedule {
  const { occurrences: all, endpoints, faults } = collected(readings);
  const isAllWithin = all.every((o) => touches(o, window));
  const occurrences = isAllWithin ? all : all.filter((o) => touches(o, window));
  const outside = all.length - occurrences.length;
  // A search index that lags behind gives a few; a server that did not read the dates gives years.
  if (outside > occurrences.length) throw new FaultError(fault('filter-ignored', {}, `${outside} outside the window`));
  return { complete: true, window, occurrences, endpoints, faults };
}

/** Kaltura's date filters look at the times with the pre and post times of live events added. */
export const touches = (o: Occurrence, window: Span): boolean =>
  plus(o.end, o.postEndMs) >= window.start && plus(o.start, -o.preStartMs) <= window.end;
