import type { EventResource } from './model.ts';

/** Which event takes place where, by event. */
export class EventResources {
  private readonly byEvent = new Map<number, readonly EventResource[]>();

  /** The ties of an event, in the order of tying. */
  of(eventId: number): readonly EventResource[] {
    return this.byEvent.get(eventId) ?? [];
  }

  /** Every tie. */
  all(): readonly EventResource[] {
    return [...this.byEvent.values()].flat();
  }

  /** The tie of an event to a resource, or null. */
  find(eventId: number, resourceId: number): EventResource | null {
    return this.of(eventId).find((tie) => tie.resourceId === resourceId) ?? null;
  }

  /** Adds a tie; one that is there stays as it is. */
  tie(added: EventResource): void {
    if (this.find(added.eventId, added.resourceId) === null)
      this.byEvent.set(added.eventId, [...this.of(added.eventId), added]);
  }

  /** Takes one resource, or all of them, from an event. */
  untie(eventId: number, resourceId?: number): void {
    const kept = resourceId === undefined ? [] : this.of(eventId).filter((tie) => tie.resourceId !== resourceId);
    this.byEvent.set(eventId, kept);
  }

  /** Gives the ties of an event to another one. */
  hand(fromEventId: number, toEventId: number): void {
    this.byEvent.set(
      toEventId,
      this.of(fromEventId).map((tie) => ({ ...tie, eventId: toEventId })),
    );
    this.byEvent.delete(fromEventId);
  }
}
