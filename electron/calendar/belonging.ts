import type { ResourceId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { EventReading } from './event-reading.ts';

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
export function checkBelonging(all: Iterable<EventReading>, ofRoom: Iterable<EventReading>, room: Room): boolean {
  for (const { partnerId } of all) {
    if (partnerId !== null && partnerId !== room.partnerId) {
      throw new FaultError(fault('filter-ignored', {}, 'an event of another partner'));
    }
  }
  for (const { resourceIds } of ofRoom) {
    if (resourceIds.length > 0 && !resourceIds.includes(room.resourceId)) return true;
  }
  return false;
}
