import { listEvents } from '../schedule/list-events.ts';
import { showEvent } from '../schedule/show-event.ts';
import { listResponse } from '../wire/value.ts';
import type { Service } from './call.ts';

/** schedule_scheduleEvent: the calendar. */
export const scheduleEventService: Service = {
  name: 'schedule_scheduleEvent',
  actions: {
    list: ({ args, state }) => {
      const { page, totalCount } = listEvents(state, args);
      return listResponse(
        'KalturaScheduleEventListResponse',
        page.map((event) => showEvent(state, event)),
        totalCount,
      );
    },
  },
};
