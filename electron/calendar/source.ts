import type { EventId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';
import type { Fault } from '../../shared/faults/fault.ts';

/** The schedule of one window, whole: a source that could not read all of it throws instead. */
export interface FetchedSchedule {
  readonly complete: true;
  /** The occurrences that touch it were asked for. */
  readonly window: Span;
  /** Each event once, by start, then id. The same array as last time when the server said the same. */
  readonly occurrences: readonly Occurrence[];
  /** Where live events are pushed to, as far as the format tells. SECRET. */
  readonly endpoints: ReadonlyMap<EventId, LiveEndpoints>;
  /** What was wrong with single events; the rest was used. */
  readonly faults: readonly Fault[];
  /** Events that are there but cannot be read: what was known of them still holds. */
  readonly unread: ReadonlySet<EventId>;
}

/** Where a schedule comes from, in one format over one transport. */
export interface ScheduleSource {
  /** All or nothing. Throws FaultError; an abort rejects with the signal's reason. */
  fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule>;
  /**
   * Proves that the server obeys the resource filter, where the events themselves cannot show it.
   * Throws FaultError `filter-ignored`.
   */
  proveFilter(signal: AbortSignal): Promise<void>;
}
