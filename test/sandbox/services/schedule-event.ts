import { conflictsWith, type ConflictType } from '../schedule/conflicts.ts';
import { cancelEvent, createEvent, deleteEvent, findEvent, updateEvent } from '../schedule/edit-event.ts';
import { listEvents } from '../schedule/list-events.ts';
import { reserve } from '../schedule/reservations.ts';
import { regenerate } from '../schedule/series.ts';
import { showEvent, showEvents } from '../schedule/show-event.ts';
import { listResponse } from '../wire/value.ts';
import { callerOf, type Service } from './call.ts';

/** schedule_scheduleEvent: the calendar. */
export const scheduleEventService: Service = {
  name: 'schedule_scheduleEvent',
  actions: {
    list: ({ args, state }) => {
      const { page, totalCount } = listEvents(state, args);
      return listResponse('KalturaScheduleEventListResponse', showEvents(state, page), totalCount);
    },

    add: (call) => {
      const { args, state, now } = call;
      const event = createEvent(
        state,
        args.object('scheduleEvent', 'KalturaScheduleEvent'),
        callerOf(call).userId,
        now,
      );
      if (event.recurrenceType === 1) regenerate(state, event, now);
      return showEvent(state, event);
    },

    get: ({ args, state }) => showEvent(state, findEvent(state, args.int('scheduleEventId'))),

    update: ({ args, state, now }) => {
      const event = findEvent(state, args.int('scheduleEventId'));
      return showEvent(state, updateEvent(state, event, args.object('scheduleEvent', 'KalturaScheduleEvent'), now));
    },

    cancel: ({ args, state, now }) =>
      showEvent(state, cancelEvent(state, findEvent(state, args.int('scheduleEventId')), now)),

    delete: ({ args, state, now }) =>
      showEvent(state, deleteEvent(state, findEvent(state, args.int('scheduleEventId')), now)),

    getConflicts: (call) => {
      const { args, state, now } = call;
      const wanted = args.text('resourceIds').split(',').map(Number);
      const type = (args.optionalInt('scheduleEventConflictType') ?? 1) as ConflictType;
      const ignored = args.optionalInt('scheduleEventIdToIgnore');
      const sent = args.object('scheduleEvent', 'KalturaScheduleEvent');
      const found = conflictsWith(state, sent, wanted, type, ignored);
      if (found.length === 0) reserve(state, wanted, callerOf(call).ks, now);
      const objects = showEvents(state, found);
      return listResponse('KalturaScheduleEventListResponse', objects, objects.length);
    },
  },
};
