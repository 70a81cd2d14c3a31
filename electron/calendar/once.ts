import { fault, FaultError } from '../../shared/faults/fault.ts';
import { idOfReading, type EventReading } from './event-reading.ts';
import type { Page } from './pages.ts';
import type { Reading } from './reading.ts';

/**
 * An event that one answer names twice with different times would be at the one or the other by chance: text that
 * imitates an event, or a byte that flipped on its way. Throws FaultError `fetch-incomplete`.
 */
export function once(page: Page<EventReading>): Page<EventReading> {
  const known = new Map<unknown, Reading>();
  for (const row of page.rows) {
    const id = idOfReading(row);
    const other = known.get(id);
    if (other && !isSameTime(other, row.reading)) {
      throw new FaultError(fault('fetch-incomplete', { problem: `event ${JSON.stringify(id)} is there twice` }));
    }
    known.set(id, row.reading);
  }
  return page;
}

function isSameTime(a: Reading, b: Reading): boolean {
  if (a.read === 'series' || b.read === 'series') return a.read === b.read;
  if (a.read === 'fault' || b.read === 'fault') return a === b;
  return a.occurrence.start === b.occurrence.start && a.occurrence.end === b.occurrence.end;
}
