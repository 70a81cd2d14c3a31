import { createHash } from 'node:crypto';
import type { WireObject } from '../value.ts';
import { durationText, knownZone, utcDate, wallDate } from './dates.ts';
import type { Dialect } from './dialect.ts';
import type { IcalLookUp } from './look-up.ts';
import { ruleText } from './rule.ts';
import { isWireObject } from '../value.ts';

/** One line: name and value, exactly as they will stand there. Nothing is escaped and nothing folded. */
export type IcalLine = readonly [name: string, value: string];

const types: Readonly<Record<string, number>> = {
  KalturaRecordScheduleEvent: 1,
  KalturaLiveStreamScheduleEvent: 2,
  KalturaBlackoutScheduleEvent: 3,
  KalturaMeetingScheduleEvent: 4,
  KalturaLiveRedirectScheduleEvent: 5,
  KalturaVodScheduleEvent: 6,
};

const classes: Readonly<Record<string, string>> = { 1: 'PUBLIC', 2: 'PRIVATE', 3: 'CONFIDENTIAL' };

/** True for an object that the serializer writes as a VEVENT. */
export const isEvent = (object: WireObject): boolean => object.objectType in types;

const text = (event: WireObject, name: string): string => {
  const value = event.fields[name] ?? null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const number = (event: WireObject, name: string): number => Number(text(event, name) || 0);

/** A UUID made of the event's number: its SHA-1 with the bits of version 4. */
function uuidOf(eventId: number): string {
  const hex = createHash('sha1').update(String(eventId)).digest('hex');
  const masked = (from: number, keep: number, set: number): string =>
    ((Number.parseInt(hex.slice(from, from + 4), 16) & keep) | set).toString(16).padStart(4, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${masked(12, 0x0fff, 0x4000)}-${masked(16, 0x3fff, 0x8000)}-${hex.slice(20, 32)}`;
}

/** The recurrence zone of an event when the server knows it. */
export function zoneOf(event: WireObject): string | null {
  const rule = event.fields['recurrence'] ?? null;
  const zone = isWireObject(rule) ? rule.fields['timeZone'] : null;
  return typeof zone === 'string' && zone !== '' ? knownZone(zone) : null;
}

function location(event: WireObject, resourceIds: readonly number[], dialect: Dialect, lookUp: IcalLookUp): IcalLine[] {
  const own = text(event, 'location');
  if (own !== '') return [['LOCATION', own]];
  if (!dialect.locationFromResources || resourceIds.length === 0) return [];
  const names = resourceIds.map((id) => lookUp.resourceName(id)).filter((name) => name !== null);
  return [['LOCATION', names.join(',')]];
}

function dates(event: WireObject, dialect: Dialect): IcalLine[] {
  const zone = dialect.zones === 'utc' ? null : zoneOf(event);
  const [start, end] = [number(event, 'startDate'), number(event, 'endDate')];
  const line = (name: string, at: number): IcalLine[] => {
    if (at === 0) return [];
    if (zone === null) return [[name, utcDate(at)]];
    return dialect.zones === 'parameter'
      ? [[`${name};TZID=${zone}`, wallDate(at, zone)]]
      : [[name, wallDate(at, zone)]];
  };
  const stray: IcalLine[] = zone !== null && dialect.zones === 'strayLine' ? [['TZID', zone]] : [];
  return [...stray, ...line('DTSTART', start), ...line('DTEND', end)];
}

function live(event: WireObject, lookUp: IcalLookUp): IcalLine[] {
  const endpoints = lookUp.liveEndpoints(text(event, 'templateEntryId'));
  if (endpoints === null) return [];
  return [
    ['X-KALTURA-PRIMARY-RTMP-ENDPOINT', endpoints.primaryRtmp],
    ['X-KALTURA-SECONDARY-RTMP-ENDPOINT', endpoints.secondaryRtmp],
    ['X-KALTURA-PRIMARY-RTSP-ENDPOINT', endpoints.primaryRtsp],
    ['X-KALTURA-SECONDARY-RTSP-ENDPOINT', endpoints.secondaryRtsp],
    ['X-KALTURA-LIVE-STREAM-NAME', endpoints.streamName],
    ['X-KALTURA-LIVE-STREAM-USERNAME', endpoints.username],
    ['X-KALTURA-LIVE-STREAM-PASSWORD', endpoints.password],
  ];
}

/** The lines between BEGIN:VEVENT and END:VEVENT, in the server's order. */
export function eventLines(event: WireObject, dialect: Dialect, lookUp: IcalLookUp): IcalLine[] {
  const given = (name: string, property: string): IcalLine[] => {
    const value = text(event, property);
    return value === '' || value === '0' ? [] : [[name, value]];
  };
  const id = number(event, 'id');
  const parentId = number(event, 'parentId') || null;
  const resourceIds = lookUp.resourceIds(id, parentId);
  const referenceId = text(event, 'referenceId');
  const status = text(event, 'status');
  const parentUid = parentId === null ? null : lookUp.referenceIdOf(parentId);
  const duration = dialect.durationAlways || number(event, 'endDate') === 0 ? number(event, 'duration') : 0;
  const classification = classes[text(event, 'classificationType')];
  const categories = text(event, 'categoryIds')
    .split(',')
    .flatMap((c) => lookUp.categoryFullIds(c.trim()) ?? []);
  const rule = ruleText(event);
  const uid = referenceId !== '' ? referenceId : dialect.uidAlways ? uuidOf(id) : '';
  return [
    ...(uid === '' ? [] : ([['UID', uid]] as const)),
    ...given('SUMMARY', 'summary'),
    ...given('DESCRIPTION', 'description'),
    ['STATUS', dialect.statusWord ? (status === '2' ? 'CONFIRMED' : 'CANCELLED') : status],
    ...given('GEOLATITUDE', 'geoLatitude'),
    ...given('GEOLONGITUDE', 'geoLongitude'),
    ...location(event, resourceIds, dialect, lookUp),
    ...given('PRIORITY', 'priority'),
    ...given('SEQUENCE', 'sequence'),
    ...(duration > 0 ? ([['DURATION', durationText(duration)]] as const) : []),
    ...given('CONTACT', 'contact'),
    ...given('COMMENT', 'comment'),
    ...given('ORGANIZER', 'organizer'),
    ...dates(event, dialect),
    ...(classification === undefined ? [] : ([['CLASS', classification]] as const)),
    ['DTSTAMP', utcDate(number(event, 'updatedAt'))],
    ['X-KALTURA-ID', String(id)],
    ['X-KALTURA-TYPE', String(types[event.objectType])],
    ['X-KALTURA-PARTNER-ID', text(event, 'partnerId')],
    ['X-KALTURA-STATUS', status],
    ['X-KALTURA-OWNER-ID', text(event, 'ownerId')],
    ...given('X-KALTURA-PARENT-ID', 'parentId'),
    ...(parentUid === null ? [] : ([['X-KALTURA-PARENT-UID', parentUid]] as const)),
    ...(resourceIds.length === 0 ? [] : ([['X-KALTURA-RESOURCE-IDS', resourceIds.join(',')]] as const)),
    ...given('X-KALTURA-TAGS', 'tags'),
    ...given('X-KALTURA-TEMPLATE-ENTRY-ID', 'templateEntryId'),
    ...given('X-KALTURA-ENTRY-IDS', 'entryIds'),
    ...given('X-KALTURA-CATEGORY-IDS', 'categoryIds'),
    ...(categories.length === 0 ? [] : ([['RELATED-TO', categories.join(';')]] as const)),
    ...live(event, lookUp),
    ...(rule === null ? [] : ([['RRULE', rule]] as const)),
  ];
}
