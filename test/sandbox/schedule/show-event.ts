import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { isA } from '../types/classes.ts';
import { encode } from '../types/encode.ts';
import type { WireObject } from '../wire/value.ts';
import { indexedSpan, inherited } from './occurrence.ts';

function blackoutsOver(state: State, event: ScheduleEvent): readonly ScheduleEvent[] {
  const span = indexedSpan(event);
  return [...state.events.values()].filter((other) => {
    const o = indexedSpan(other);
    return (
      other.objectType === 'KalturaBlackoutScheduleEvent' &&
      other.status === 2 &&
      other.recurrenceType !== 1 &&
      o.start < span.end &&
      span.start < o.end
    );
  });
}

/** An event as JSON and XML show it: inherited properties filled in, and for entry events the blackouts that overlap it. */
export function showEvent(state: State, event: ScheduleEvent): WireObject {
  const full = inherited(state, event);
  const conflicts = isA(full.objectType, 'KalturaEntryScheduleEvent')
    ? { blackoutConflicts: blackoutsOver(state, full).map((other) => inherited(state, other)) }
    : {};
  return encode({ ...full, ...conflicts });
}
