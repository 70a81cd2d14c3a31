import { z } from 'zod';
import type { EntryId } from '../../shared/domain/ids.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { CallOptions, KalturaApi } from '../kaltura/api.ts';
import { wireId, wireList, wireNumber, wireText } from '../kaltura/wire.ts';

/** Kaltura's `recurrenceType` of a whole series. */
const SERIES = 1;

const rows = wireList(
  z.looseObject({ id: wireId, objectType: wireText, recurrenceType: wireNumber, entryIds: wireText }),
);

/**
 * Adds the entries of a recording to its event in Kaltura (`scheduleEvent.entryIds`). What is there stays; entries that are
 * there already are not added twice, so that it may be done again. A series is never written to: each update of one gives
 * its occurrences new ids. Gives false when there is nothing to write to.
 */
export async function writeBack(
  api: KalturaApi,
  occurrence: Occurrence,
  entries: readonly EntryId[],
  options: CallOptions,
): Promise<boolean> {
  if (occurrence.source === 'operator' || !/^\d+$/.test(occurrence.eventId)) return false;
  const filter = { objectType: 'KalturaScheduleEventFilter', idEqual: Number(occurrence.eventId) };
  const { objects } = await api.call('schedule_scheduleEvent', 'list', { filter }, rows, options);
  const event = objects.find((row) => row.id === occurrence.eventId);
  if (!event || event.recurrenceType === SERIES) return false;
  const before = event.entryIds.split(',').filter((id) => id !== '');
  const after = [...new Set([...before, ...entries])];
  if (after.length === before.length) return true;
  const scheduleEvent = { objectType: event.objectType, entryIds: after.join(',') };
  const params = { scheduleEventId: Number(event.id), scheduleEvent };
  await api.call('schedule_scheduleEvent', 'update', params, z.unknown(), options);
  return true;
}
