import type { EventId } from '../domain/ids.ts';
import type { Span } from '../domain/instant.ts';

/** What Kaltura itself says is in the way of an event in this room (`scheduleEvent.getConflicts`). */
export interface ServerConflict {
  readonly of: EventId;
  readonly others: readonly (Span & { readonly eventId: EventId; readonly title: string })[];
}
