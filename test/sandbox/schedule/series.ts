import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { recurrenceDates } from './recurrence-dates.ts';

/** The occurrences of a series that are stored, in no order. */
export const occurrencesOf = (state: State, seriesId: number): readonly ScheduleEvent[] =>
  [...state.events.values()].filter((event) => event.parentId === seriesId);

/** Takes an event out for good, with its resources. */
export function dropEvent(state: State, id: number): void {
  state.events.delete(id);
  untie(state, id);
}

/** Takes all resources from an event, as cancelling and deleting do. */
export function untie(state: State, eventId: number): void {
  state.eventResources.untie(eventId);
}

/** Removes all occurrences of a series: not cancelled, gone. */
export function dropOccurrences(state: State, seriesId: number): void {
  for (const occurrence of occurrencesOf(state, seriesId)) dropEvent(state, occurrence.id);
}

/** An occurrence keeps only its times; everything else is null and reads from its series. */
function storeOccurrence(state: State, series: ScheduleEvent, startDate: number, seconds: number, now: number): void {
  const id = state.nextEventId++;
  state.events.set(id, {
    objectType: series.objectType,
    id,
    parentId: series.id,
    partnerId: series.partnerId,
    summary: null,
    status: 2,
    startDate,
    endDate: startDate + seconds,
    ownerId: null,
    sequence: 1,
    recurrenceType: 2,
    duration: seconds,
    createdAt: now,
    updatedAt: now,
  });
}

/**
 * Makes the stored occurrences of a series fit its rule: those with unchanged start and end keep their ids, all others
 * are removed for good and missing ones get new ids. The series takes the times of its first occurrence.
 */
export function regenerate(state: State, series: ScheduleEvent, now: number): void {
  if (series.recurrence === null || series.recurrence === undefined) return;
  const dates = recurrenceDates(series.recurrence, series.startDate);
  const [first] = dates;
  if (first === undefined) return;
  const seconds = series.endDate - series.startDate;
  Object.assign(series, { startDate: first, endDate: first + seconds, duration: seconds });
  const kept = new Set<number>();
  for (const occurrence of occurrencesOf(state, series.id)) {
    const fits = dates.includes(occurrence.startDate) && occurrence.endDate === occurrence.startDate + seconds;
    if (fits) kept.add(occurrence.startDate);
    else dropEvent(state, occurrence.id);
  }
  for (const date of dates) if (!kept.has(date)) storeOccurrence(state, series, date, seconds, now);
}
