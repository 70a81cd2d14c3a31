import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { isDecoded, type Decoded } from '../types/decode.ts';
import { indexedSpan, inherited, resourceIds } from './occurrence.ts';
import { recurrenceDates } from './recurrence-dates.ts';

/** What getConflicts looks for: 1 events on the same resources, 2 blackouts, 3 both. */
export type ConflictType = 1 | 2 | 3;

function spansOf(sent: Decoded): readonly { readonly start: number; readonly end: number }[] {
  const { startDate = 0, endDate = 0 } = sent.values as Partial<ScheduleEvent>;
  const rule = sent.values['recurrence'];
  if (!isDecoded(rule)) return [{ start: startDate, end: endDate }];
  const recurrence = { objectType: 'KalturaScheduleEventRecurrence' as const, ...rule.values };
  return recurrenceDates(recurrence, startDate).map((start) => ({ start, end: start + (endDate - startDate) }));
}

/** The events that an event would collide with on these resources. */
export function conflictsWith(
  state: State,
  sent: Decoded,
  wanted: readonly number[],
  type: ConflictType,
  ignoredId: number | null,
): readonly ScheduleEvent[] {
  const spans = spansOf(sent);
  return [...state.events.values()]
    .filter((event) => event.status === 2 && event.recurrenceType !== 1 && event.id !== ignoredId)
    .filter((event) => {
      const own = indexedSpan(inherited(state, event));
      return spans.some((span) => own.start < span.end && span.start < own.end);
    })
    .filter((event) => {
      const blackout = event.objectType === 'KalturaBlackoutScheduleEvent';
      const shared = resourceIds(state, event).some((id) => wanted.includes(id));
      return (blackout && type !== 1) || (!blackout && shared && type !== 2);
    });
}
