import { z } from 'zod';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { wireNumber } from '../kaltura/wire.ts';
import { EVENT_SERVICE, NO_RESOURCE } from './event-list.ts';

/** KalturaScheduleEventListResponse; its rows are read one by one, so that a bad one spoils no other. */
export const listSchema = z.looseObject({ totalCount: wireNumber, objects: z.array(z.unknown()).nullish() });

/**
 * Asks for the events of a resource that does not exist: a server that finds any ignores the filter (brackets or
 * colons lost on the way, a proxy in between). Throws FaultError `filter-ignored`.
 */
export async function proveFilter(api: KalturaApi, signal: AbortSignal): Promise<void> {
  const params = {
    filter: { objectType: 'KalturaScheduleEventFilter', resourceIdsLike: NO_RESOURCE },
    pager: { objectType: 'KalturaFilterPager', pageSize: 1, pageIndex: 1 },
  };
  const { totalCount, objects } = await api.call(EVENT_SERVICE, 'list', params, listSchema, { signal });
  if ((totalCount ?? 0) > 0 || (objects?.length ?? 0) > 0) throw new FaultError(fault('filter-ignored'));
}
