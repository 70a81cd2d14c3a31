import type { EventId } from './ids.ts';
import type { Instant, Span } from './instant.ts';
import type { Occurrence } from './occurrence.ts';

/** What the plan does with an occurrence. */
export type Decision = 'record' | 'record-and-push' | 'push' | 'skip';

/** Why a slot is as it is. Data, so that the console can put it into words in any language. */
export type Reason =
  | { readonly why: 'scheduled' }
  | { readonly why: 'operator'; readonly note: string }
  | { readonly why: 'not-for-this-device'; readonly kind: Occurrence['kind'] }
  | { readonly why: 'cancelled' }
  | { readonly why: 'deleted' }
  | { readonly why: 'removed-from-schedule' }
  /** The event is at another time altogether now. */
  | { readonly why: 'moved-in-schedule'; readonly start: Instant; readonly end: Instant }
  | { readonly why: 'zero-length' }
  | { readonly why: 'too-long'; readonly limitMs: number }
  | { readonly why: 'blackout'; readonly eventId: EventId; readonly title: string }
  | { readonly why: 'blackout-overridden'; readonly eventId: EventId; readonly title: string }
  | { readonly why: 'conflict-won'; readonly over: EventId; readonly title: string; readonly rule: ConflictRule }
  | { readonly why: 'conflict-lost'; readonly to: EventId; readonly title: string; readonly rule: ConflictRule }
  | { readonly why: 'clipped-by-conflict'; readonly to: EventId; readonly title: string; readonly lostMs: number }
  | { readonly why: 'remainder-too-short'; readonly remainderMs: number; readonly minimumMs: number }
  | { readonly why: 'late-join'; readonly missedMs: number }
  | { readonly why: 'missed'; readonly missedMs: number }
  | { readonly why: 'recording-off' }
  | { readonly why: 'pushing-off' }
  | { readonly why: 'duplicate'; readonly of: EventId }
  | { readonly why: 'no-source' };

/** The rule that settled a clash of two occurrences. */
export type ConflictRule =
  'running-first' | 'priority' | 'kaltura-first' | 'earlier-start' | 'earlier-created' | 'lower-id' | 'override';

/**
 * What the plan gives an occurrence.
 * `window` is what is really captured (padding added, clipped by neighbours); null exactly when skipped.
 */
export interface Slot {
  readonly occurrence: Occurrence;
  readonly decision: Decision;
  readonly window: Span | null;
  /** When a push is on; null when nothing is pushed. */
  readonly pushWindow: Span | null;
  /** Never empty; the first is the deciding one. */
  readonly because: readonly Reason[];
}

/** Two occurrences that want the device at the same time, and how that ends. */
export interface Conflict {
  readonly between: readonly [EventId, EventId];
  readonly span: Span;
  readonly winner: EventId;
  readonly rule: ConflictRule;
}

/** Everything that this device will do, as far as the schedule is known. Slots are sorted by start, then event id. */
export interface Plan {
  readonly slots: readonly Slot[];
  readonly conflicts: readonly Conflict[];
  readonly madeAt: Instant;
}
