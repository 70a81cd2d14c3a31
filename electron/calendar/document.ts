import type { Span } from '../../shared/domain/instant.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import { exceptionInIcal, exceptionInJson, exceptionInXml } from '../kaltura/exception.ts';
import { KalturaRefusal } from '../kaltura/refusal.ts';
import type { EventReading } from './event-reading.ts';
import { readEventRow } from './event-row.ts';
import { readFeed } from './feed/read-feed.ts';
import { readKalturaCalendar } from './ical/kaltura-calendar.ts';
import { readScheduleDocument } from './xml/schedule-document.ts';

/** The forms in which a schedule may lie in a file or behind an address. */
export const DOCUMENT_FORMATS = ['json', 'ical', 'xml'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** How a document is read. */
export interface DocumentOptions {
  /** Guessed from the text when null. */
  readonly format: DocumentFormat | null;
  /** What it is called in faults. */
  readonly from: string;
  /** Series of a standard calendar are counted for this time. */
  readonly window: Span;
  readonly roomZone: string;
}

/** Everything that was read of a document. */
export interface DocumentReadings {
  readonly events: readonly EventReading[];
  /** What the document says of the length of the list; null when it does not. */
  readonly totalCount: number | null;
  readonly notices: readonly Fault[];
}

/**
 * Reads a schedule in any form that Lectern knows: Kaltura's JSON, XML and iCal (a list, or one event as the FTP view
 * gives it), or a standard calendar. Throws FaultError `not-a-calendar`, `fetch-incomplete`, or what Kaltura refused.
 */
export function readDocument(text: string, options: DocumentOptions): DocumentReadings {
  const format = options.format ?? guess(text, options.from);
  switch (format) {
    case 'json': {
      const value = json(text);
      refuse(exceptionInJson(value));
      const { rows, totalCount } = rowsIn(value);
      return { events: rows.map((row) => readEventRow(row, 'json')), totalCount, notices: [] };
    }
    case 'xml': {
      refuse(exceptionInXml(text));
      const { rows, totalCount } = readScheduleDocument(text);
      return { events: rows.map((row) => readEventRow(row, 'xml')), totalCount, notices: [] };
    }
    case 'ical': {
      refuse(exceptionInIcal(text));
      if (isOfKaltura(text)) {
        const { rows, totalCount } = readKalturaCalendar(text, 'ical');
        return { events: rows, totalCount, notices: [] };
      }
      const { readings, notices } = readFeed(text, options);
      const events = readings.map((reading) => ({ reading, partnerId: null, resourceIds: [] }));
      return { events, totalCount: null, notices };
    }
  }
}

function guess(text: string, from: string): DocumentFormat {
  const head = text
    .slice(0, 1000)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^[[{]/.test(head)) return 'json';
  if (head.startsWith('<')) return 'xml';
  if (/^BEGIN:/i.test(head)) return 'ical';
  throw new FaultError(fault('not-a-calendar', { from }));
}

/** Kaltura's own calendar text: an empty list has no event, but a count. */
const isOfKaltura = (text: string): boolean => /^X-KALTURA-(?:ID|TOTAL-COUNT):/im.test(text);

function refuse(exception: ReturnType<typeof exceptionInJson>): void {
  if (exception) throw new KalturaRefusal(exception, 'schedule_scheduleEvent.list');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new FaultError(fault('fetch-incomplete', { problem: 'the JSON is malformed' }, String(error)));
  }
}

/** The rows of a list answer, of a bare list, or of a single event. */
function rowsIn(value: unknown): { readonly rows: readonly unknown[]; readonly totalCount: number | null } {
  if (Array.isArray(value)) return { rows: value, totalCount: null };
  if (typeof value !== 'object' || value === null) return { rows: [value], totalCount: null };
  if ('objects' in value && Array.isArray(value.objects)) {
    const total = 'totalCount' in value ? Number(value.totalCount) : Number.NaN;
    return { rows: value.objects, totalCount: Number.isInteger(total) ? total : null };
  }
  return 'totalCount' in value ? { rows: [], totalCount: 0 } : { rows: [value], totalCount: null };
}
