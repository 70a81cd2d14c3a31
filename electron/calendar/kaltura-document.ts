import { fault, FaultError } from '../../shared/faults/fault.ts';
import { exceptionInIcal, exceptionInJson, exceptionInXml } from '../kaltura/exception.ts';
import { KalturaRefusal } from '../kaltura/refusal.ts';
import { checkCount, checkJsonSize } from './bounds.ts';
import type { EventReading } from './event-reading.ts';
import { once } from './once.ts';
import { readEventRow } from './event-row.ts';
import { readKalturaCalendar } from './ical/kaltura-calendar.ts';
import type { Page } from './pages.ts';
import { readScheduleDocument } from './xml/schedule-document.ts';

/** The formats that Kaltura writes a schedule in. */
export const KALTURA_FORMATS = ['json', 'ical', 'xml'] as const;
export type KalturaFormat = (typeof KALTURA_FORMATS)[number];

/**
 * Reads an answer of `schedule_scheduleEvent.list` or `get`: a list, or one event as the FTP view gives it. Throws
 * FaultError `fetch-incomplete` for a text that is not whole, or what Kaltura refused.
 */
export function readKalturaDocument(text: string, format: KalturaFormat): Page<EventReading> {
  switch (format) {
    case 'json': {
      checkJsonSize(text);
      const value = json(text);
      refuse(exceptionInJson(value));
      const { rows, totalCount } = rowsIn(value);
      return page(rows, totalCount, 'json');
    }
    case 'xml': {
      refuse(exceptionInXml(text));
      const { rows, totalCount } = readScheduleDocument(text);
      return page(rows, totalCount, 'xml');
    }
    case 'ical':
      refuse(exceptionInIcal(text));
      return readKalturaCalendar(text, 'ical');
  }
}

function page(rows: readonly unknown[], totalCount: number | null, source: 'json' | 'xml'): Page<EventReading> {
  checkCount(rows.length);
  return once({ rows: rows.map((row) => readEventRow(row, source)), totalCount });
}

function refuse(exception: ReturnType<typeof exceptionInJson>): void {
  if (exception) throw new KalturaRefusal(exception, 'schedule_scheduleEvent.list');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new FaultError(fault('fetch-incomplete', { problem: 'the JSON is malformed' }, String(error)));
  }
}

/** The rows of a KalturaScheduleEventListResponse, of a bare list, or of a single event. */
function rowsIn(value: unknown): { readonly rows: readonly unknown[]; readonly totalCount: number | null } {
  if (Array.isArray(value)) return { rows: value, totalCount: null };
  if (typeof value !== 'object' || value === null || !('objectType' in value) || 'id' in value) {
    return { rows: [value], totalCount: null };
  }
  const total = 'totalCount' in value ? Number(value.totalCount) : Number.NaN;
  const rows: unknown = 'objects' in value ? value.objects : [];
  return { rows: Array.isArray(rows) ? rows : [], totalCount: Number.isInteger(total) ? total : null };
}
