import type { OccurrenceSource } from '../../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { idOfReading, type EventReading } from '../event-reading.ts';
import type { Page } from '../pages.ts';
import { blocksOf } from './blocks.ts';
import { readKalturaEvent } from './kaltura-event.ts';

/**
 * Reads a calendar text of Kaltura's, of any of its versions. Throws FaultError `fetch-incomplete` when it was broken
 * off, or names one event twice with different times: then a text imitates another event, and nobody can tell which.
 */
export function readKalturaCalendar(text: string, source: OccurrenceSource): Page<EventReading> {
  const { blocks, totalCount, isWhole } = blocksOf(text);
  if (!isWhole) throw new FaultError(fault('fetch-incomplete', { problem: 'the calendar has no end' }));
  const readings = blocks.map((block) => readKalturaEvent(text, block, source));
  const times = new Map<unknown, string>();
  for (const reading of readings) {
    const id = idOfReading(reading);
    const time = timeOf(reading);
    if (times.has(id) && times.get(id) !== time) {
      throw new FaultError(fault('fetch-incomplete', { problem: `event ${JSON.stringify(id)} is there twice` }));
    }
    times.set(id, time);
  }
  return { rows: readings, totalCount };
}

const timeOf = ({ reading }: EventReading): string =>
  reading.read === 'occurrence' ? `${reading.occurrence.start} ${reading.occurrence.end}` : reading.read;
