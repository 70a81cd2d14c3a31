import type { ResourceId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { EventReading } from './event-reading.ts';
import type { Page } from './pages.ts';

/** Which partner's schedule of which room. */
export interface Room {
  readonly partnerId: number;
  readonly resourceId: ResourceId;
}

/**
 * Checks whose events these are, as far as the format tells. Throws FaultError `filter-ignored` for an event of another
 * partner. True when one of the room's events names only other resources: a resource within the room may be the
 * reason, or a server that ignored the filter, so that the filter must be proved.
 */
export function checkBelonging(
  all: readonly Page<EventReading>[],
  ofRoom: readonly Page<EventReading>[],
  room: Room,
): boolean {
  const isOfAnother = (e: EventReading): boolean => e.partnerId !== null && e.partnerId !== room.partnerId;
  if (all.some((page) => page.rows.some(isOfAnother))) {
    throw new FaultError(fault('filter-ignored', {}, 'an event of another partner'));
  }
  const isElsewhere = (e: EventReading): boolean =>
    e.resourceIds.length > 0 && !e.resourceIds.includes(room.resourceId);
  return ofRoom.some((page) => page.rows.some(isElsewhere));
}
