import { toUnixSeconds, type Span } from '../../shared/domain/instant.ts';
import type { ResourceId } from '../../shared/domain/ids.ts';
import type { KalturaParams } from '../kaltura/api.ts';

/** The service of scheduled events, with the prefix of its plugin. */
export const EVENT_SERVICE = 'schedule_scheduleEvent';
/** The largest page that the server gives; it cuts larger ones silently. */
export const PAGE_SIZE = 500;
/** The search engine's `max_matches`: nothing can be paged to behind it. */
export const DEEPEST = 10_000;

/** The most events that are kept of one schedule; a room has a few thousand a year. */
export const MOST_EVENTS = 100_000;

/**
 * Which events of a window: those of a resource, only its series whenever they began, or the blackouts, which have no
 * resource.
 */
export type Selection = { readonly resourceId: ResourceId; readonly only?: 'series' } | 'blackouts';

/** KalturaScheduleEventRecurrenceType: a series, as against a single event (0) or an occurrence (2). */
const SERIES = 1;

/** The parameters of `list` for one page of a selection. Asked by end, so that a running event is seen. */
export function listParams(selection: Selection, window: Span, pageIndex: number): KalturaParams {
  const isBlackouts = selection === 'blackouts';
  const isSeries = !isBlackouts && selection.only === 'series';
  return {
    filter: {
      objectType: isBlackouts ? 'KalturaBlackoutScheduleEventFilter' : 'KalturaScheduleEventFilter',
      ...(isBlackouts ? {} : { resourceIdsLike: selection.resourceId }),
      // The times of a series are those of its first occurrence.
      ...(isSeries ? { recurrenceTypeEqual: SERIES } : { endDateGreaterThanOrEqual: toUnixSeconds(window.start) }),
      startDateLessThanOrEqual: toUnixSeconds(window.end),
      orderBy: '+startDate',
    },
    pager: { objectType: 'KalturaFilterPager', pageSize: PAGE_SIZE, pageIndex },
  };
}

/** A resource that no account has: a server that finds events of it does not obey the filter. */
export const NO_RESOURCE = '2147483646' as ResourceId;
