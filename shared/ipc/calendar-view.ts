import type { Instant } from '../domain/instant.ts';
import type { Fault } from '../faults/fault.ts';

/** How a calendar besides Kaltura's stands. */
export interface CalendarView {
  readonly id: string;
  readonly name: string;
  /** Host of its address, or its file. */
  readonly from: string;
  readonly isSyncing: boolean;
  /** When it was read whole last; null: never. */
  readonly lastSyncAt: Instant | null;
  /** How many of its events are known. */
  readonly events: number;
  /** Why it could not be read, what could not be read in it, and what was left alone. */
  readonly faults: readonly Fault[];
}
