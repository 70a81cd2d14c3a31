import { ApiError, apiError } from '../wire/errors.ts';
import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { isA } from '../types/classes.ts';
import { isDecoded, type Decoded } from '../types/decode.ts';
import { indexedSpan } from './occurrence.ts';

/** `max_single_schedule_event_duration`, in seconds. VOD events may last longer. */
const maxDurationSeconds = 86_400;

function requireGiven(sent: Decoded, names: readonly string[]): void {
  for (const name of names)
    if (sent.values[name] === undefined || sent.values[name] === null)
      throw apiError('PROPERTY_VALIDATION_CANNOT_BE_NULL', `${sent.objectType}::${name}`);
}

function checkTimes(objectType: string, start: number, end: number): void {
  if (start > end) throw apiError('INVALID_SCHEDULE_END_BEFORE_START', String(start), String(end));
  if (end - start > maxDurationSeconds && objectType !== 'KalturaVodScheduleEvent')
    throw apiError('MAX_SCHEDULE_DURATION_REACHED', String(maxDurationSeconds));
}

function checkRule(sent: Decoded): void {
  const rule = sent.values['recurrence'];
  if (!isDecoded(rule)) return;
  const given = [rule.values['until'], rule.values['count']].filter((v) => v !== undefined && v !== null);
  if (given.length > 1) throw apiError('PROPERTY_VALIDATION_UNTIL_NOT_VALID', `${rule.objectType}::until`);
}

/** What of a new or changed event is checked against the others; `id` is null for a new one. */
export type TimedEvent = Pick<
  ScheduleEvent,
  'recurrenceType' | 'startDate' | 'endDate' | 'preStartTime' | 'postEndTime' | 'templateEntryId'
> & { readonly id: number | null };

/** Throws SCHEDULE_TIME_IN_USE when a single event's template is taken by another event at the same time. */
export function checkTemplateFree(state: State, event: TimedEvent): void {
  if (event.recurrenceType !== 0 || !event.templateEntryId) return;
  const span = indexedSpan(event);
  const taken = [...state.events.values()].some((other) => {
    if (other.id === event.id || other.status !== 2 || other.recurrenceType === 1) return false;
    const o = indexedSpan(other);
    return other.templateEntryId === event.templateEntryId && o.start < span.end && span.start < o.end;
  });
  if (taken) throw apiError('SCHEDULE_TIME_IN_USE');
}

/** What add refuses. Throws ApiError. */
export function checkNew(sent: Decoded): void {
  requireGiven(sent, ['recurrenceType', 'summary', 'startDate', 'endDate']);
  const { recurrenceType, startDate, endDate } = sent.values as Partial<ScheduleEvent>;
  if (recurrenceType === 2)
    throw apiError('INVALID_ENUM_VALUE', '2', 'recurrenceType', 'KalturaScheduleEventRecurrenceType');
  if (recurrenceType === 1) requireGiven(sent, ['recurrence']);
  checkTimes(sent.objectType, startDate ?? 0, endDate ?? 0);
  checkRule(sent);
}

/** What update refuses. Throws ApiError. */
export function checkUpdate(sent: Decoded, current: ScheduleEvent): void {
  if (!isA(current.objectType, sent.objectType) || sent.objectType !== current.objectType)
    throw apiError('SCHEDULE_EVENT_TYPE_CANT_BE_UPDATED', current.objectType, sent.objectType);
  const given = sent.values as Partial<ScheduleEvent>;
  if (sent.values['endDate'] === null)
    throw apiError('PROPERTY_VALIDATION_CANNOT_BE_NULL', `${sent.objectType}::endDate`);
  const type = given.recurrenceType ?? current.recurrenceType;
  if (type !== 1 && sent.values['recurrence'] !== undefined && sent.values['recurrence'] !== null)
    throw new ApiError("Can't update single schedule event with recurring data", '');
  const start = given.startDate ?? current.startDate;
  const end = given.endDate ?? current.endDate;
  checkTimes(sent.objectType, start, end);
  if (typeof given.duration === 'number' && typeof given.endDate === 'number' && start + given.duration !== end)
    throw apiError('MAX_SCHEDULE_DURATION_MUST_MATCH_END_TIME');
  checkRule(sent);
}
