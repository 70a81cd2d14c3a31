import type { OccurrenceSource } from '../../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { checkCount } from '../bounds.ts';
import type { EventReading } from '../event-reading.ts';
import { once } from '../once.ts';
import type { Page } from '../pages.ts';
import { blocksOf } from './blocks.ts';
import { readKalturaEvent } from './kaltura-event.ts';

/**
 * Reads a calendar text of Kaltura's, of any of its versions. Throws FaultError `fetch-incomplete` when it was broken
 * off or names one event twice with different times, `schedule-too-large`.
 */
export function readKalturaCalendar(text: string, source: OccurrenceSource): Page<EventReading> {
  const { blocks, totalCount, isWhole } = blocksOf(text);
  checkCount(blocks.length);
  if (!isWhole) throw new FaultError(fault('fetch-incomplete', { problem: 'the calendar has no end' }));
  return once({ rows: blocks.map((block) => readKalturaEvent(text, block, source)), totalCount });
}
