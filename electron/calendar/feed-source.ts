import type { EventId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import { readDocument } from './document.ts';
import { fetchDocument, type DocumentPorts, type FetchedDocument } from './feed-document.ts';
import { collected, touches } from './gather.ts';
import type { Reading } from './reading.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';

/** A calendar besides Kaltura's, such as the campus's. */
export interface FeedSourceOptions {
  readonly ports: DocumentPorts;
  /** Tells its events from those of every other calendar. */
  readonly id: string;
  /** What it is called in faults, and what its events say they are from. */
  readonly name: string;
  /** Absolute path or address. An address may let anybody read the calendar: SECRET. Null while it cannot be had. */
  readonly place: () => Promise<string | null>;
  /** IANA zone of times that name none. */
  readonly roomZone: string;
}

const HOUR_MS = 3_600_000;

/**
 * A calendar file or address, read only. Its events are planned like Kaltura's record events, without template entry and
 * without a push. All or nothing, as every source; what it fails with names the calendar, never its address.
 */
export class FeedSource implements ScheduleSource {
  #document: FetchedDocument | null = null;
  #last: { readonly text: string; readonly hours: string; readonly schedule: FetchedSchedule } | null = null;

  constructor(private readonly options: FeedSourceOptions) {}

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    this.#document = await this.#fetch(signal);
    const { text } = this.#document;
    const hours = [window.start, window.end].map((at) => Math.floor(at / HOUR_MS)).join();
    if (this.#last?.text === text && this.#last.hours === hours) return { ...this.#last.schedule, window };
    const schedule = this.#read(text, window);
    this.#last = { text, hours, schedule };
    return schedule;
  }

  proveFilter(): Promise<void> {
    return Promise.resolve();
  }

  async #fetch(signal: AbortSignal): Promise<FetchedDocument> {
    const { name, ports } = this.options;
    const place = await this.options.place();
    if (place === null) throw new FaultError(fault('feed-missing', { from: name }));
    try {
      return await fetchDocument(place, ports, { known: this.#document, signal });
    } catch (error) {
      if (error instanceof FaultError) throw new FaultError(named(error.fault, name));
      // A file may be locked by the program that writes it, or a drive be away.
      const { code } = error as NodeJS.ErrnoException;
      if (signal.aborted || code === undefined) throw error;
      throw new FaultError(fault('feed-unreachable', { from: name, problem: code }));
    }
  }

  #read(text: string, window: Span): FetchedSchedule {
    const { name, roomZone } = this.options;
    const { events, notices } = readDocument(text, { format: 'ical', from: name, window, roomZone });
    const { occurrences, faults } = collected(events.map(({ reading }) => this.#own(reading)));
    const within = occurrences.filter((o) => touches(o, window));
    const schedule = { occurrences: within, endpoints: new Map(), faults: [...faults, ...notices] };
    // A calendar names its events by texts of its own, of which several occurrences may be made.
    return { complete: true, window, ...schedule, unread: new Set() };
  }

  #own(reading: Reading): Reading {
    const { id, name } = this.options;
    if (reading.read === 'fault') return { ...reading, fault: named(reading.fault, name) };
    if (reading.read === 'series') return reading;
    const { occurrence } = reading;
    const own: Occurrence = {
      ...occurrence,
      eventId: ownId(id, occurrence.eventId),
      parentId: occurrence.parentId && ownId(id, occurrence.parentId),
      // Where it would be pushed to is for Kaltura to say, which has an event of its own for that.
      kind: occurrence.kind === 'live' ? 'record' : occurrence.kind,
      source: 'file',
      calendar: name,
    };
    return { read: 'occurrence', occurrence: own, endpoints: null };
  }
}

const ownId = (calendarId: string, eventId: EventId): EventId =>
  `ics:${calendarId}:${eventId.replace(/^ics:/, '')}` as EventId;

/** Whether an event is one of the calendar with this id. */
export const isOfCalendar = (calendarId: string, eventId: EventId): boolean => eventId.startsWith(`ics:${calendarId}:`);

/** The same fault with the calendar's name in place of a host or path. */
function named(f: Fault, from: string): Fault {
  switch (f.code) {
    case 'feed-missing':
    case 'not-a-calendar':
      return fault(f.code, { from }, f.detail);
    case 'event-unreadable':
      return fault('feed-event-unreadable', { ...f.params, from }, f.detail);
    case 'server-error':
      return fault('feed-unreachable', { from, problem: `HTTP ${f.params['status'] ?? ''}` }, f.detail);
    default:
      return fault('feed-unreachable', { from, problem: f.code }, f.detail);
  }
}
