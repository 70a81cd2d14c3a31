import type { EventId } from '../../../shared/domain/ids.ts';
import { fromEpochMs, toIso, type Instant, type Span } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { fault, type Fault } from '../../../shared/faults/fault.ts';
import { checkCount } from '../bounds.ts';
import { bounded, cutsOf, unreadable, type Reading } from '../reading.ts';
import { newBudget, startsOf } from '../series/instances.ts';
import type { Budget } from '../series/expand.ts';
import { calendarIn, lineOf, type Component } from './components.ts';
import { timesOf, type FeedTimes } from './feed-event.ts';
import { textsOf, type FeedTexts } from './texts.ts';
import { zonesOf } from './zones.ts';

/** How a feed is read. */
export interface FeedOptions {
  /** What it is called in faults: its file or address without secrets. */
  readonly from: string;
  readonly window: Span;
  /** IANA zone that floating times stand in. */
  readonly roomZone: string;
}

/** What was read of a feed. */
export interface FeedReadings {
  readonly readings: readonly Reading[];
  readonly notices: readonly Fault[];
}

/** One VEVENT with its times and texts. */
interface FeedEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly times: FeedTimes;
  readonly texts: FeedTexts;
}

/**
 * Reads a standard calendar (RFC 5545): single events, series with RRULE, RDATE, EXDATE and replaced occurrences. Its
 * events are record events without template. node-ical serves the tests as a reference only: it takes floating times
 * and zones of a calendar's own for the host's, the later of two in the hour that repeats (§3.3.5 says the first), the
 * 31st of February for the 3rd of March and an escaped backslash before an n for a line break; it leaves RDATE to its
 * caller, and ends the whole calendar with one bad event. Throws FaultError `not-a-calendar`, `fetch-incomplete`.
 */
export function readFeed(text: string, options: FeedOptions): FeedReadings {
  const calendar = calendarIn(text, options.from);
  const zones = { zoneOf: zonesOf(calendar), roomZone: options.roomZone };
  const components = calendar.inner.filter((c) => c.name === 'VEVENT');
  checkCount(components.length);
  const readings: Reading[] = [];
  const events: FeedEvent[] = [];
  let allDay = 0;
  for (const component of components) {
    const said = textsOf(component);
    const uid = lineOf(component, 'UID')?.value.trim() ?? '';
    const times = timesOf(component, zones);
    if (times === 'all-day') allDay += 1;
    else if ('problem' in times) readings.push(unreadable({ id: uid, title: said.title }, times.problem));
    else events.push({ uid: uid || nameless(times, said), sequence: sequenceOf(component), times, texts: said });
  }
  const budget = newBudget();
  for (const same of byUid(events)) for (const r of readingsOf(same, options.window, budget)) readings.push(r);
  const notices = allDay > 0 ? [fault('all-day-ignored', { count: allDay, from: options.from })] : [];
  return { readings, notices };
}

/** Events without UID are told apart by what they say and when. */
const nameless = (times: FeedTimes, said: FeedTexts): string => `${toIso(times.start)} ${said.title}`;

const sequenceOf = (c: Component): number => Math.max(0, Number(lineOf(c, 'SEQUENCE')?.value) || 0);

function byUid(events: readonly FeedEvent[]): readonly (readonly FeedEvent[])[] {
  const groups = new Map<string, FeedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.uid);
    if (group) group.push(event);
    else groups.set(event.uid, [event]);
  }
  return [...groups.values()];
}

/** The occurrences of all components that share a UID. */
function readingsOf(same: readonly FeedEvent[], window: Span, budget: Budget): readonly Reading[] {
  const replaced = new Map<Instant, FeedEvent>();
  for (const event of same) {
    const at = event.times.replaces;
    const known = at === null ? undefined : replaced.get(at);
    if (at !== null && (!known || known.sequence <= event.sequence)) replaced.set(at, event);
  }
  const masters = same.filter((e) => e.times.replaces === null);
  const newest = masters.reduce((most, e) => Math.max(most, e.sequence), 0);
  // The same UID with the same SEQUENCE twice is two events of a program that does not know better.
  const kept = masters.filter((e) => e.sequence === newest);
  const readings = kept.flatMap((event): readonly Reading[] => {
    const { times, uid, texts } = event;
    const isSeries = times.rule !== '' || times.added.length > 0;
    if (!isSeries) return [occurrenceOf(event, times, kept.length > 1 ? times.start : null, false)];
    const first = { start: times.start, end: times.end };
    const counted = times.rule === '' ? [times.start] : startsOf({ first, rule: times.rule, zone: times.zone ?? 'UTC' }, window, budget); // prettier-ignore
    if (typeof counted === 'string') return [unreadable({ id: uid, title: texts.title }, counted)];
    const excluded = new Set([...times.excluded, ...replaced.keys()]);
    const starts = [...new Set([...counted, ...times.added])].filter((start) => !excluded.has(start));
    const lengthMs = times.end - times.start;
    return starts.map((start) => occurrenceOf(event, { start, end: fromEpochMs(start + lengthMs) }, start, true));
  });
  return [...readings, ...[...replaced].map(([at, event]) => occurrenceOf(event, event.times, at, true))];
}

/** `original` tells occurrences of one UID apart: the start that the series gives it, also when it was moved. */
function occurrenceOf(event: FeedEvent, span: Span, original: Instant | null, isOfSeries: boolean): Reading {
  const { uid, times, texts } = event;
  const kept = bounded(texts);
  const id = `ics:${uid.slice(0, 200)}`;
  const occurrence: Occurrence = {
    eventId: (original === null ? id : `${id}/${toIso(original)}`) as EventId,
    parentId: isOfSeries ? (id as EventId) : null,
    kind: 'record',
    title: kept.title,
    description: kept.description,
    start: span.start,
    end: span.end,
    zone: times.zone,
    status: texts.isCancelled ? 'cancelled' : 'active',
    templateEntryId: null,
    entryIds: [],
    resourceIds: null,
    ownerId: null,
    tags: texts.tags,
    location: kept.location,
    priority: 0,
    createdAt: null,
    updatedAt: null,
    preStartMs: 0,
    postEndMs: 0,
    source: 'file',
    repaired: [...times.repaired, ...cutsOf(texts)],
  };
  return { read: 'occurrence', occurrence, endpoints: null };
}
