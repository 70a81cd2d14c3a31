import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IcalReading } from './ical/kaltura-event.ts';
import type { Room } from './room.ts';

/**
 * Checks whose events these are, by what iCal tells of it. Throws FaultError `filter-ignored` for an event of another
 * partner. True when one of the room's events names only other resources: a resource within the room may be the
 * reason, or a server that ignored the filter, so that the filter must be proved.
 */
export function checkBelonging(all: readonly IcalReading[], ofRoom: readonly IcalReading[], room: Room): boolean {
  const partnerId = String(room.partnerId);
  if (all.some(({ belongs }) => belongs && belongs.partnerId !== '' && belongs.partnerId !== partnerId)) {
    throw new FaultError(fault('filter-ignored', {}, 'an event of another partner'));
  }
  return ofRoom.some(({ belongs }) => {
    const ids = belongs?.resourceIds ?? [];
    return ids.length > 0 && !ids.includes(room.resourceId);
  });
}
