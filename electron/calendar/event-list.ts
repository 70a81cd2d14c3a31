import { toUnixSeconds, type Span } from '../../shared/domain/instant.ts';
import type { ResourceId } from '../../shared/domain/ids.ts';
import type { KalturaParams } from '../kaltura/api.ts';

/** The service of scheduled events, with the prefix of its plugin. */
export const EVENT_SERVICE = 'schedule_scheduleEvent';
/** The largest page that the server gives; it cuts larger ones silently. */
export const PAGE_SIZE = 500;
/** The search engine's `max_matches`: nothing can be paged to behind it. */
export const DEEPEST = 10_000;

/** Which events of a window: those of a resource, or the blackouts, which have none. */
export type Selection = { readonly resourceId: ResourceId } | 'blackouts';

/** The parameters of `list` for one page of a selection. Asked by end, so that a running event is seen. */
export function listParams(selection: Selection, window: Span, pageIndex: number): KalturaParams {
  const isBlackouts = selection === 'blackouts';
  return {
    filter: {
      objectType: isBlackouts ? 'KalturaBlackoutScheduleEventFilter' : 'KalturaScheduleEventFilter',
      ...(isBlackouts ? {} : { resourceIdsLike: selection.resourceId }),
      endDateGreaterThanOrEqual: toUnixSeconds(window.start),
      startDateLessThanOrEqual: toUnixSeconds(window.end),
      orderBy: '+startDate',
    },
    pager: { objectType: 'KalturaFilterPager', pageSize: PAGE_SIZE, pageIndex },
  };
}

/** A resource that no account has: a server that finds events of it does not obey the filter. */
export const NO_RESOURCE = '2147483646' as ResourceId;
