import { apiError } from '../wire/errors.ts';
import { listResponse } from '../wire/value.ts';
import { tieResources } from '../schedule/add-event.ts';
import { findEvent } from '../schedule/edit-event.ts';
import { requireUnreserved } from '../schedule/reservations.ts';
import type { EventResource } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { encode } from '../types/encode.ts';
import { callerOf, type Service } from './call.ts';
import { applyFilter, applyOrder, applyPager, type Fields } from './list.ts';

const fields: Fields<EventResource> = {
  eventId: (tie) => tie.eventId,
  resourceId: (tie) => tie.resourceId,
};

function findTie(state: State, eventId: number, resourceId: number): EventResource {
  const tie = state.eventResources.find(eventId, resourceId);
  if (tie === null) throw apiError('INVALID_OBJECT_ID', `${eventId},${resourceId}`);
  return tie;
}

/** schedule_scheduleEventResource: which event takes place where. Closed to the capture role. */
export const scheduleEventResourceService: Service = {
  name: 'schedule_scheduleEventResource',
  actions: {
    add: (call) => {
      const { args, state, now } = call;
      const { eventId, resourceId } = args.object('scheduleEventResource', 'KalturaScheduleEventResource').values;
      if (typeof eventId !== 'number' || typeof resourceId !== 'number')
        throw apiError('PROPERTY_VALIDATION_CANNOT_BE_NULL', 'KalturaScheduleEventResource::eventId');
      findEvent(state, eventId);
      if (!state.resources.has(resourceId)) throw apiError('INVALID_OBJECT_ID', String(resourceId));
      requireUnreserved(state, [resourceId], callerOf(call).ks, now);
      tieResources(state, eventId, [resourceId], now);
      return encode(findTie(state, eventId, resourceId));
    },

    get: ({ args, state }) => encode(findTie(state, args.int('scheduleEventId'), args.int('scheduleResourceId'))),

    delete: ({ args, state }) => {
      const tie = findTie(state, args.int('scheduleEventId'), args.int('scheduleResourceId'));
      state.eventResources.untie(tie.eventId, tie.resourceId);
      return null;
    },

    list: ({ args, state }) => {
      const filter = args.optionalObject('filter', 'KalturaScheduleEventResourceFilter');
      const either = filter?.values['eventIdOrItsParentIdEqual'];
      const parentId = typeof either === 'number' ? (state.events.get(either)?.parentId ?? null) : null;
      const candidates = state.eventResources
        .all()
        .filter((t) => typeof either !== 'number' || t.eventId === either || t.eventId === parentId);
      const found = applyOrder(applyFilter(candidates, filter, fields), filter, fields);
      const page = applyPager(found, args).map((tie) => encode(tie));
      return listResponse('KalturaScheduleEventResourceListResponse', page, found.length);
    },
  },
};
