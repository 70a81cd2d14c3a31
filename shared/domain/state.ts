import type { ScheduleChange } from './change.ts';
import type { EventId, RecordingId, ResourceId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Recording } from './recording.ts';

/** What the operator decided about one event, against the plan's own rules. */
export interface Override {
  readonly override: 'record' | 'skip';
  readonly note: string;
}

/** Everything the journal tells, folded. Plain data; never changed in place. */
export interface State {
  readonly recordings: ReadonlyMap<RecordingId, Recording>;
  /** Oldest first. */
  readonly changes: readonly ScheduleChange[];
  readonly overrides: ReadonlyMap<EventId, Override>;
  /** The order of uploads as last made by hand; may name recordings that are uploaded by now. */
  readonly uploadOrder: readonly RecordingId[];
  /** The room this device answers for, and since when; null until one was chosen. */
  readonly room: { readonly resourceId: ResourceId; readonly since: Instant } | null;
}

/** The state of an empty journal. */
export const emptyState: State = {
  recordings: new Map(),
  changes: [],
  overrides: new Map(),
  uploadOrder: [],
  room: null,
};
