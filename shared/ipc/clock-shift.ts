import type { EventId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';

/** A series that keeps its time on the wall while its zone's clock changes, so that its time in UTC moves. */
export interface ClockShift {
  readonly parentId: EventId;
  readonly title: string;
  readonly zone: string;
  /** Start of the first occurrence after the change. */
  readonly at: Instant;
  /** Time of day in UTC, `HH:MM`, of the last occurrence before and of the first one after. */
  readonly before: string;
  readonly after: string;
}
