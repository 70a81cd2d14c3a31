import type { ScheduleSettings } from '../../shared/settings/schedule.ts';
import type { EventReading } from './event-reading.ts';
import { readKalturaDocument } from './kaltura-document.ts';
import type { Page } from './pages.ts';

/** The forms of the schedule that Kaltura serves over HTTP. */
export type HttpFormat = Exclude<ScheduleSettings['source'], 'ftp'>;

/** One page of `schedule_scheduleEvent.list`, read. */
export type EventPage = Page<EventReading>;

/**
 * Reads pages, and gives the very same page for a text that it has read before: of a schedule that did not change, no
 * event is read twice. Remembers the texts of the last whole fetch only.
 */
export class EventPages {
  #known = new Map<string, EventPage>();
  #seen = new Map<string, EventPage>();

  constructor(private readonly format: HttpFormat) {}

  /** Throws FaultError `fetch-incomplete` for a text that is not whole. */
  read(text: string): EventPage {
    const stable = stablePart(text);
    const page = this.#seen.get(stable) ?? this.#known.get(stable) ?? readKalturaDocument(text, this.format);
    this.#seen.set(stable, page);
    return page;
  }

  /** Ends a fetch: what was not read in it is forgotten. */
  endFetch(): void {
    this.#known = this.#seen;
    this.#seen = new Map();
  }
}

/** The text without the time that the server took for it, which XML tells at its end. */
function stablePart(text: string): string {
  const tail = text.slice(-LONGEST_TAIL).lastIndexOf('<executionTime>');
  return tail < 0 ? text : text.slice(0, text.length - Math.min(LONGEST_TAIL, text.length) + tail);
}

/** `<executionTime>0.012345</executionTime></xml>` and some room. */
const LONGEST_TAIL = 100;
