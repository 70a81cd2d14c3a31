import { apiError } from '../wire/errors.ts';
import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Arguments } from '../services/arguments.ts';
import { applyFilter, applyOrder, applyPager, type Fields } from '../services/list.ts';
import { isA } from '../types/classes.ts';
import type { Decoded } from '../types/decode.ts';
import { indexedSpan, inherited, ownResourceIds, resourceIds } from './occurrence.ts';

/** `max_matches` of the search engine: what lies deeper cannot be paged to. */
const maxMatches = 10_000;

/** Values of an `In` filter that the search engine takes. */
const searchedInLimit = 150;

const comma = (ids: readonly (number | string)[]): string => ids.join(',');

/** How the index sees an event. */
function indexFields(state: State): Fields<ScheduleEvent> {
  const parentResources = (event: ScheduleEvent): string =>
    comma(resourceIds(state, event).flatMap((id) => state.resources.get(id)?.parentId ?? []));
  return {
    id: (e) => e.id,
    parentId: (e) => e.parentId,
    status: (e) => e.status,
    startDate: (e) => indexedSpan(e).start,
    endDate: (e) => indexedSpan(e).end,
    createdAt: (e) => e.createdAt,
    updatedAt: (e) => e.updatedAt,
    summary: (e) => e.summary,
    referenceId: (e) => e.referenceId,
    ownerId: (e) => e.ownerId,
    priority: (e) => e.priority,
    recurrenceType: (e) => e.recurrenceType,
    tags: (e) => e.tags,
    resourceIds: (e) => comma(resourceIds(state, e)),
    parentResourceIds: parentResources,
    // The index holds system names of resources attached to the event itself: occurrences of a series have none.
    resourceSystemNames: (e) => comma(ownResourceIds(state, e).map((id) => state.resources.get(id)?.systemName ?? '')),
    // The whole field must equal: only this resource, and no parent resource.
    resourceId: (e) => (parentResources(e) === '' ? comma(resourceIds(state, e)) : null),
    templateEntryId: (e) => e.templateEntryId,
    templateEntryCategoriesIds: (e) => state.entries.get(e.templateEntryId ?? '')?.categoriesIds,
    entryIds: (e) => e.entryIds,
    categoryIds: (e) => e.categoryIds,
  };
}

const untyped = ['KalturaScheduleEventFilter', 'KalturaEntryScheduleEventFilter'];

/** The class of events that a filter is about: `KalturaRecordScheduleEventFilter` → `KalturaRecordScheduleEvent`. */
const listedClass = (filter: Decoded | null): string =>
  filter === null || untyped.includes(filter.objectType)
    ? 'KalturaScheduleEvent'
    : filter.objectType.replace(/Filter$/, '');

/**
 * schedule_scheduleEvent.list: what the filter lets through (deleted events never), in order, one page of it.
 * @throws ApiError QUERY_EXCEEDED_MAX_MATCHES_ALLOWED for a page behind the first 10,000
 */
export function listEvents(
  state: State,
  args: Arguments,
): { readonly page: readonly ScheduleEvent[]; readonly totalCount: number } {
  const filter = args.optionalObject('filter', 'KalturaScheduleEventFilter');
  const fields = indexFields(state);
  const candidates = [...state.events.values()]
    .filter((event) => event.status !== 3 && isA(event.objectType, listedClass(filter)))
    .map((event) => inherited(state, event));
  const found = applyOrder(applyFilter(candidates, filter, fields, searchedInLimit), filter, fields);
  const page = applyPager(found, args);
  const first = page[0];
  if (found.length > maxMatches && (first === undefined || found.indexOf(first) >= maxMatches))
    throw apiError('QUERY_EXCEEDED_MAX_MATCHES_ALLOWED');
  return { page, totalCount: found.length };
}
