import type { State } from '../state/state.ts';
import type { IcalLookUp } from '../wire/ical/look-up.ts';
import { ownResourceIds } from './occurrence.ts';

/** Fetches from the state what the iCal serializer adds to an event. */
export function icalLookUp(state: State): IcalLookUp {
  const tiesOf = (eventId: number | null): readonly number[] =>
    eventId === null ? [] : ownResourceIds(state, { id: eventId }).filter((id) => id !== 0);
  return {
    resourceIds(eventId, parentId) {
      const own = tiesOf(eventId);
      return own.length > 0 ? own : tiesOf(parentId);
    },
    resourceName: (id) => state.resources.get(id)?.name ?? null,
    referenceIdOf: (eventId) => state.events.get(eventId)?.referenceId ?? null,
    liveEndpoints(entryId) {
      const entry = state.entries.get(entryId);
      if (entry?.objectType !== 'KalturaLiveStreamEntry') return null;
      return {
        primaryRtmp: entry.primaryBroadcastingUrl ?? '',
        secondaryRtmp: entry.secondaryBroadcastingUrl ?? '',
        primaryRtsp: entry.primaryRtspBroadcastingUrl ?? '',
        secondaryRtsp: entry.secondaryRtspBroadcastingUrl ?? '',
        streamName: entry.streamName ?? '',
        username: entry.streamUsername ?? '',
        password: entry.streamPassword ?? '',
      };
    },
    categoryFullIds: (id) => state.categories.get(id) ?? null,
  };
}
