import type { OccurrenceKind } from '../../shared/domain/occurrence.ts';

/** By `objectType` of JSON and XML (plugins/schedule, KalturaScheduleEventType). */
const BY_OBJECT_TYPE: ReadonlyMap<string, OccurrenceKind> = new Map<string, OccurrenceKind>([
  ['KalturaRecordScheduleEvent', 'record'],
  ['KalturaLiveStreamScheduleEvent', 'live'],
  ['KalturaBlackoutScheduleEvent', 'blackout'],
  ['KalturaMeetingScheduleEvent', 'meeting'],
  ['KalturaLiveRedirectScheduleEvent', 'live-redirect'],
  ['KalturaVodScheduleEvent', 'vod'],
]);

/** By `X-KALTURA-TYPE` of iCal. */
const BY_NUMBER: readonly OccurrenceKind[] = [
  'unknown',
  'record',
  'live',
  'blackout',
  'meeting',
  'live-redirect',
  'vod',
];

/** The kind that an `objectType` names; types that do not exist yet are `unknown`. */
export const kindOfObjectType = (objectType: string): OccurrenceKind => BY_OBJECT_TYPE.get(objectType) ?? 'unknown';

/** The kind that a type number names. */
export const kindOfNumber = (type: string): OccurrenceKind => BY_NUMBER[Number(type)] ?? 'unknown';

/** KalturaScheduleEventStatus; anything else counts as active, since only listed events are asked about. */
export const statusOf = (status: string | number | null): 'active' | 'cancelled' | 'deleted' =>
  Number(status) === 1 ? 'cancelled' : Number(status) === 3 ? 'deleted' : 'active';
