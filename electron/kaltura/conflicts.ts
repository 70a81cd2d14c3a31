import { z } from 'zod';
import type { EventId, ResourceId } from '../../shared/domain/ids.ts';
import { fromUnixSeconds, toUnixSeconds } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { ServerConflict } from '../../shared/ipc/server-conflict.ts';
import type { CallOptions, KalturaApi } from './api.ts';
import { wireId, wireList, wireNumber, wireText } from './wire.ts';

/** Resources and blackouts both (KalturaScheduleEventConflictType). */
const BOTH = 3;

const row = z.looseObject({ id: wireId, summary: wireText, startDate: wireNumber, endDate: wireNumber });

/**
 * The events that are in the way of one in a room (`schedule_scheduleEvent.getConflicts`). To be asked only for events
 * that have a conflict: when there is none, Kaltura reserves the room for a while. The capture role may not ask.
 */
export async function conflictsOf(
  api: KalturaApi,
  resourceId: ResourceId,
  { end, eventId, start }: Occurrence,
  options: CallOptions,
): Promise<ServerConflict> {
  const params = {
    resourceIds: resourceId,
    scheduleEvent: {
      objectType: 'KalturaRecordScheduleEvent',
      startDate: toUnixSeconds(start),
      endDate: toUnixSeconds(end),
    },
    scheduleEventIdToIgnore: eventId,
    scheduleEventConflictType: BOTH,
  };
  const { objects } = await api.call('schedule_scheduleEvent', 'getConflicts', params, wireList(row), options);
  const others = objects.map((o) => ({
    eventId: o.id as EventId,
    title: o.summary,
    start: fromUnixSeconds(o.startDate ?? 0),
    end: fromUnixSeconds(o.endDate ?? 0),
  }));
  return { of: eventId, others };
}
