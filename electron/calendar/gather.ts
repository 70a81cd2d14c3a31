import { compareEventIds, type EventId } from '../../shared/domain/ids.ts';
import { plus, type Span } from '../../shared/domain/instant.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { Reading } from './reading.ts';
import type { FetchedSchedule } from './source.ts';

/** The most events that are kept of one schedule; a room has a few thousand a year. */
const MOST_EVENTS = 100_000;
/** How many unreadable events are named; the rest is counted. */
const NAMED = 20;

/**
 * Makes a schedule of what was read of a complete feed: each event once (the last word counts), series rows left out,
 * what lies outside the asked window left out. Throws FaultError `filter-ignored` when most of it lies outside,
 * `schedule-too-large`.
 */
export function gathered(readings: Iterable<Reading>, window: Span): FetchedSchedule {
  const byId = new Map<EventId, Occurrence>();
  const endpoints = new Map<EventId, LiveEndpoints>();
  const faults: Fault[] = [];
  let unread = 0;
  let outside = 0;
  for (const reading of readings) {
    if (reading.read === 'fault') {
      unread += 1;
      if (unread <= NAMED) faults.push(reading.fault);
    } else if (reading.read === 'occurrence') {
      const { occurrence } = reading;
      if (!touches(occurrence, window)) {
        outside += 1;
        continue;
      }
      byId.set(occurrence.eventId, occurrence);
      if (reading.endpoints) endpoints.set(occurrence.eventId, reading.endpoints);
      if (byId.size > MOST_EVENTS) throw new FaultError(fault('schedule-too-large', { limit: MOST_EVENTS }));
    }
  }
  // A search index that lags behind gives a few; a server that did not read the dates gives years.
  if (outside > byId.size) throw new FaultError(fault('filter-ignored', {}, `${outside} events outside the window`));
  if (unread > NAMED) faults.push(fault('more-unreadable', { count: unread - NAMED }));
  const occurrences = [...byId.values()].sort((a, b) => a.start - b.start || compareEventIds(a.eventId, b.eventId));
  return { complete: true, window, occurrences, endpoints, faults };
}

/** Kaltura's date filters look at the times with the pre and post times of live events added. */
const touches = (o: Occurrence, window: Span): boolean =>
  plus(o.end, o.postEndMs) >= window.start && plus(o.start, -o.preStartMs) <= window.end;
