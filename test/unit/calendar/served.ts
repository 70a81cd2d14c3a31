import type { ScheduleEvent } from '../../sandbox/state/model.ts';
import { encode } from '../../sandbox/types/encode.ts';
import type { IcalVersion } from '../../sandbox/wire/ical/dialect.ts';
import { calendarText } from '../../sandbox/wire/ical/calendar.ts';
import type { IcalLookUp } from '../../sandbox/wire/ical/look-up.ts';
import { toJson } from '../../sandbox/wire/json.ts';
import { listResponse } from '../../sandbox/wire/value.ts';
import { toXml, xmlDocument } from '../../sandbox/wire/xml.ts';
import { readEventRow } from '../../../electron/calendar/event-row.ts';
import { readKalturaCalendar } from '../../../electron/calendar/ical/kaltura-calendar.ts';
import { readScheduleDocument } from '../../../electron/calendar/xml/schedule-document.ts';
import type { Reading } from '../../../electron/calendar/reading.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { fromIso, toUnixSeconds } from '../../../shared/domain/instant.ts';

/** A record event of the server's database; times as ISO texts. */
export const stored = (id: number, start: string, end: string, change: Partial<ScheduleEvent> = {}): ScheduleEvent => ({
  objectType: 'KalturaRecordScheduleEvent',
  id,
  parentId: null,
  partnerId: 1_234_567,
  summary: `Lecture ${id}`,
  status: 2,
  startDate: toUnixSeconds(fromIso(start)),
  endDate: toUnixSeconds(fromIso(end)),
  ownerId: 'scheduler@example.edu',
  sequence: 12,
  recurrenceType: 0,
  duration: toUnixSeconds(fromIso(end)) - toUnixSeconds(fromIso(start)),
  createdAt: 1_780_000_000,
  updatedAt: 1_780_000_000,
  ...change,
});

const nothing: IcalLookUp = {
  resourceIds: () => [562_931],
  resourceName: () => 'Room 702',
  referenceIdOf: () => null,
  liveEndpoints: () => null,
  categoryFullIds: () => null,
};

const list = (events: readonly ScheduleEvent[], totalCount = events.length) => ({
  value: listResponse(
    'KalturaScheduleEventListResponse',
    events.map((e) => encode(e)),
    totalCount,
  ),
});

/** The calendar text that a version of the server gives for these events. */
const icalOf = (events: readonly ScheduleEvent[], version: IcalVersion, lookUp: Partial<IcalLookUp> = {}): string =>
  calendarText(list(events), version, { ...nothing, ...lookUp });

/** One page of a list of `totalCount` events, as the server writes it. */
export const pageText = {
  json: (events: readonly ScheduleEvent[], totalCount: number): string => toJson(list(events, totalCount).value),
  xml: (events: readonly ScheduleEvent[], totalCount: number): string =>
    xmlDocument(toXml(list(events, totalCount).value, false), 0.01),
  ical: (events: readonly ScheduleEvent[], totalCount: number, version: IcalVersion): string =>
    calendarText(list(events, totalCount), version, nothing),
};

/** These events as each format serves them. */
export const textOf = {
  json: (events: readonly ScheduleEvent[]): string => toJson(list(events).value),
  xml: (events: readonly ScheduleEvent[]): string => xmlDocument(toXml(list(events).value, false), 0.01),
  ical: icalOf,
};

/** What is read of these events when they are served in a format. */
export const served = {
  json: (events: readonly ScheduleEvent[]): readonly Reading[] => {
    const answer = JSON.parse(toJson(list(events).value)) as { readonly objects: readonly unknown[] };
    return answer.objects.map((row) => readEventRow(row, 'json').reading);
  },
  xml: (events: readonly ScheduleEvent[]): readonly Reading[] => {
    const text = xmlDocument(toXml(list(events).value, false), 0.01);
    return readScheduleDocument(text).rows.map((row) => readEventRow(row, 'xml').reading);
  },
  ical: (events: readonly ScheduleEvent[], version: IcalVersion): readonly Reading[] =>
    readKalturaCalendar(icalOf(events, version), 'ical').rows.map((r) => r.reading),
};

/** What every format carries of an event, or what became of it instead. */
export function common(reading: Reading): unknown {
  if (reading.read === 'fault') return reading.fault;
  const o: Occurrence = reading.read === 'series' ? reading.series : reading.occurrence;
  const { eventId, parentId, kind, title, start, end, status, templateEntryId, entryIds, ownerId, priority } = o;
  const { description, tags } = o;
  return { read: reading.read, eventId, parentId, kind, title, description, start, end, status, templateEntryId, entryIds, ownerId, priority, tags }; // prettier-ignore
}
