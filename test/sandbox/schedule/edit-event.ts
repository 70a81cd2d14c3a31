import { apiError } from '../wire/errors.ts';
import type { Recurrence, ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Decoded } from '../types/decode.ts';
import { storedValues } from '../types/stored-values.ts';
import { validate } from '../types/validate.ts';
import { addEvent } from './add-event.ts';
import { checkNew, checkTemplateFree, checkUpdate } from './check-event.ts';
import { dropOccurrences, regenerate, untie } from './series.ts';

const withInterval = (values: Partial<ScheduleEvent>): Partial<ScheduleEvent> => {
  const { recurrence } = values;
  if (recurrence === null || recurrence === undefined) return values;
  const filled: Recurrence = { ...recurrence, interval: recurrence.interval ?? 1 };
  return { ...values, recurrence: filled };
};

/** The event of that number, deleted ones apart. Throws INVALID_OBJECT_ID. */
export function findEvent(state: State, id: number): ScheduleEvent {
  const event = state.events.get(id);
  if (event === undefined || event.status === 3) throw apiError('INVALID_OBJECT_ID', String(id));
  return event;
}

/** schedule_scheduleEvent.add: a series is expanded and every occurrence stored as an event of its own. */
export function createEvent(state: State, sent: Decoded, ownerId: string, now: number): ScheduleEvent {
  checkNew(sent);
  validate(sent, 'insert');
  const values = withInterval(storedValues(sent));
  const { startDate = 0, endDate = 0 } = values;
  const properties = { ownerId, ...values, startDate, endDate };
  checkTemplateFree(state, { id: null, recurrenceType: 0, ...properties });
  return addEvent(state, { id: null, objectType: sent.objectType, resourceIds: [], properties }, now);
}

/**
 * schedule_scheduleEvent.update. The sequence grows by ten unless a higher one is sent. Any update of a series
 * regenerates its occurrences; a series made single loses them.
 */
export function updateEvent(state: State, event: ScheduleEvent, sent: Decoded, now: number): ScheduleEvent {
  checkUpdate(sent, event);
  validate(sent, 'update', event);
  const values = withInterval(storedValues(sent));
  const sequence = Math.max(values.sequence ?? 0, event.sequence + 10);
  if (typeof values.duration === 'number' && values.endDate === undefined)
    values.endDate = (values.startDate ?? event.startDate) + values.duration;
  checkTemplateFree(state, { ...event, ...values });
  const wasSeries = event.recurrenceType === 1;
  Object.assign(event, values, { sequence, updatedAt: now });
  event.duration = event.endDate - event.startDate;
  if (event.recurrenceType === 1) regenerate(state, event, now);
  else if (wasSeries) {
    dropOccurrences(state, event.id);
    Object.assign(event, { sequence: 1, recurrence: null });
  }
  return event;
}

/** schedule_scheduleEvent.cancel: status 1 and no resources any more; the occurrences of a series are deleted. */
export function cancelEvent(state: State, event: ScheduleEvent, now: number): ScheduleEvent {
  untie(state, event.id);
  if (event.recurrenceType === 1) dropOccurrences(state, event.id);
  return Object.assign(event, { status: 1, updatedAt: now });
}

/** schedule_scheduleEvent.delete. Throws RECURRENCE_CANT_BE_DELETE for an occurrence. */
export function deleteEvent(state: State, event: ScheduleEvent, now: number): ScheduleEvent {
  if (event.recurrenceType === 2)
    throw apiError('RECURRENCE_CANT_BE_DELETE', String(event.id), String(event.parentId ?? ''));
  untie(state, event.id);
  if (event.recurrenceType === 1) dropOccurrences(state, event.id);
  return Object.assign(event, { status: 3, updatedAt: now });
}
