import { z } from 'zod';
import type { ScheduleSettings } from '../../shared/settings/settings.ts';
import type { KalturaApi, KalturaParams } from '../kaltura/api.ts';
import { wireNumber } from '../kaltura/wire.ts';
import { EVENT_SERVICE } from './event-list.ts';
import type { EventReading } from './event-reading.ts';
import { readEventRow } from './event-row.ts';
import { readKalturaCalendar } from './ical/kaltura-calendar.ts';
import type { Page } from './pages.ts';
import { readScheduleDocument } from './xml/schedule-document.ts';

/** The forms of the schedule that Kaltura serves over HTTP. */
export type HttpFormat = ScheduleSettings['source'];

/** Reads one page of `schedule_scheduleEvent.list` in some format. */
type ReadEventPage = (api: KalturaApi, params: KalturaParams, signal: AbortSignal) => Promise<Page<EventReading>>;

/** KalturaScheduleEventListResponse; its rows are read one by one, so that a bad one spoils no other. */
export const listSchema = z.looseObject({ totalCount: wireNumber, objects: z.array(z.unknown()).nullish() });

/** JSON is the default; iCal carries resources and endpoints, XML is for sites whose proxies let nothing else through. */
export const EVENT_PAGES: Readonly<Record<HttpFormat, ReadEventPage>> = {
  json: async (api, params, signal) => {
    const { totalCount, objects } = await api.call(EVENT_SERVICE, 'list', params, listSchema, { signal });
    return { rows: (objects ?? []).map((row) => readEventRow(row, 'json')), totalCount };
  },
  xml: async (api, params, signal) => {
    const text = await api.fetchText(EVENT_SERVICE, 'list', params, 'xml', { signal });
    const { rows, totalCount } = readScheduleDocument(text);
    return { rows: rows.map((row) => readEventRow(row, 'xml')), totalCount };
  },
  ical: async (api, params, signal) =>
    readKalturaCalendar(await api.fetchText(EVENT_SERVICE, 'list', params, 'ical', { signal }), 'ical'),
};
