import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';

/** A new event: its class, its resources, and properties as the API names them, times in unix seconds. */
export interface NewEvent {
  /** A number of its own, or null for the next one. */
  readonly id: number | null;
  readonly objectType: string;
  readonly resourceIds: readonly number[];
  readonly properties: Partial<ScheduleEvent> & Pick<ScheduleEvent, 'startDate' | 'endDate'>;
}

/** Ties an event to resources; a tie that is there stays as it is. */
export function tieResources(state: State, eventId: number, resourceIds: readonly number[], now: number): void {
  for (const resourceId of resourceIds) {
    state.eventResources.tie({
      objectType: 'KalturaScheduleEventResource',
      eventId,
      resourceId,
      partnerId: state.account.partnerId,
      createdAt: now,
      updatedAt: now,
    });
  }
}

/** Stores a new event with its resources. */
export function addEvent(state: State, added: NewEvent, now: number): ScheduleEvent {
  const { properties } = added;
  const event: ScheduleEvent = {
    summary: null,
    ownerId: null,
    recurrenceType: 0,
    classificationType: 1,
    priority: 0,
    ...properties,
    duration: properties.endDate - properties.startDate,
    objectType: added.objectType,
    id: added.id ?? state.nextEventId++,
    parentId: null,
    partnerId: state.account.partnerId,
    status: 2,
    sequence: 12,
    createdAt: now,
    updatedAt: now,
  };
  state.events.set(event.id, event);
  tieResources(state, event.id, added.resourceIds, now);
  return event;
}
