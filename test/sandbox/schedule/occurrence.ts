import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';

/** An event as it reads: an occurrence takes every null property from its series, the rule included. */
export function inherited(state: State, event: ScheduleEvent): ScheduleEvent {
  const series = event.parentId === null ? undefined : state.events.get(event.parentId);
  if (series === undefined) return event;
  const own = Object.entries(event).filter(([, value]) => value !== null && value !== undefined);
  return { ...series, ...(Object.fromEntries(own) as Partial<ScheduleEvent>) };
}

/** The resources attached to the event itself, in the order of attaching. */
export const ownResourceIds = (state: State, event: Pick<ScheduleEvent, 'id'>): readonly number[] =>
  state.eventResources.of(event.id).map((tie) => tie.resourceId);

/** The resources of an event; an occurrence also has those of its series. */
export function resourceIds(state: State, event: ScheduleEvent): readonly number[] {
  const series = event.parentId === null ? undefined : state.events.get(event.parentId);
  const all = [...ownResourceIds(state, event), ...(series === undefined ? [] : ownResourceIds(state, series))];
  return [...new Set(all)];
}

/** The times that the index knows: a live event is widened by its lead-in and lead-out. Unix seconds. */
export function indexedSpan(event: Pick<ScheduleEvent, 'startDate' | 'endDate' | 'preStartTime' | 'postEndTime'>): {
  readonly start: number;
  readonly end: number;
} {
  return { start: event.startDate - (event.preStartTime ?? 0), end: event.endDate + (event.postEndTime ?? 0) };
}
