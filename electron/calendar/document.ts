import type { Span } from '../../shared/domain/instant.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { EventReading } from './event-reading.ts';
import { readFeed } from './feed/read-feed.ts';
import { readKalturaDocument, type KalturaFormat } from './kaltura-document.ts';

/** How a document is read. */
export interface DocumentOptions {
  /** Guessed from the text when null. */
  readonly format: KalturaFormat | null;
  /** What it is called in faults. */
  readonly from: string;
  /** Series of a standard calendar are counted for this time. */
  readonly window: Span;
  /** IANA zone of times that name none. */
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
 * Reads a schedule in any form that Lectern knows: Kaltura's JSON, XML and iCal, or a standard calendar. Throws
 * FaultError `not-a-calendar`, `fetch-incomplete`, or what Kaltura refused.
 */
export function readDocument(text: string, options: DocumentOptions): DocumentReadings {
  const format = options.format ?? guess(text, options.from);
  if (format !== 'ical' || isOfKaltura(text)) {
    const { rows, totalCount } = readKalturaDocument(text, format);
    return { events: rows, totalCount, notices: [] };
  }
  const { readings, notices } = readFeed(text, options);
  const events = readings.map((reading) => ({ reading, partnerId: null, resourceIds: [] }));
  return { events, totalCount: null, notices };
}

function guess(text: string, from: string): KalturaFormat {
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
const isOfKaltura = (text: string): boolean => /^(?:X-KALTURA-(?:ID|TOTAL-COUNT|CODE):)/im.test(text);
