import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { exceptionInIcal, exceptionInJson, exceptionInXml } from '../../kaltura/exception.ts';
import { faultOf } from '../../kaltura/refusal.ts';
import { idOfReading, type EventReading } from '../event-reading.ts';
import { readKalturaCalendar } from '../ical/kaltura-calendar.ts';
import { unreadable } from '../reading.ts';

/**
 * Reads one file: a single event in a calendar of the program's own, mixed line ends and all, or the whole answer of
 * `scheduleEvent.get`. Throws FaultError for a file that is not whole, since FTP does not tell, and for an error of
 * Kaltura's in place of the event (`fetch-incomplete` when it is gone since the listing). A whole file that holds
 * anything else but the event it is named for is a faulty reading.
 */
export function readEventFile(name: string, text: string): EventReading {
  refuse(name, text);
  const { rows } = readKalturaCalendar(text, 'ftp');
  const id = name.replace('.ics', '');
  const own = rows.filter((row) => idOfReading(row) === id || row.reading.read === 'fault');
  const [row] = own;
  return row !== undefined && own.length === 1 && rows.length === 1
    ? row
    : { reading: unreadable({ id }, 'its file holds another event'), partnerId: null, resourceIds: [] };
}

function refuse(name: string, text: string): void {
  const json: unknown = /^\s*\{/.test(text) ? jsonOrNull(text) : null;
  const exception = exceptionInIcal(text) ?? exceptionInXml(text) ?? exceptionInJson(json);
  if (exception === null) return;
  if (exception.code === 'INVALID_OBJECT_ID') {
    throw new FaultError(fault('fetch-incomplete', { problem: `${name} is gone since it was listed` }));
  }
  throw new FaultError(faultOf(exception, 'schedule_scheduleEvent.get'));
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
