import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { isA } from '../types/classes.ts';
import { encode } from '../types/encode.ts';
import type { WireObject } from '../wire/value.ts';
import { indexedSpan, inherited } from './occurrence.ts';

/** The blackouts of the account that may overlap something. */
function blackouts(state: State): readonly ScheduleEvent[] {
  return [...state.events.values()]
    .filter((e) => e.objectType === 'KalturaBlackoutScheduleEvent' && e.status === 2 && e.recurrenceType !== 1)
    .map((e) => inherited(state, e));
}

/** Events as JSON and XML show them: inherited properties filled in, and for entry events the blackouts that overlap. */
export function showEvents(state: State, events: readonly ScheduleEvent[]): readonly WireObject[] {
  const known = blackouts(state);
  return events.map((event) => {
    const full = inherited(state, event);
    if (!isA(full.objectType, 'KalturaEntryScheduleEvent')) return encode(full);
    const span = indexedSpan(full);
    const blackoutConflicts = known.filter(({ startDate, endDate }) => startDate < span.end && span.start < endDate);
    return encode({ ...full, blackoutConflicts });
  });
}

/** One event as `showEvents` shows it. */
export const showEvent = (state: State, event: ScheduleEvent): WireObject =>
  showEvents(state, [event])[0] ?? encode(event);
