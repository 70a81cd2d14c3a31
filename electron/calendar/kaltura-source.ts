import type { ScheduleSettings } from '../../shared/settings/settings.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { IcalSource } from './ical-source.ts';
import { JsonSource } from './json-source.ts';
import type { Room } from './room.ts';
import type { ScheduleSource } from './source.ts';
import { XmlSource } from './xml-source.ts';

/** The forms of the schedule that Kaltura serves over HTTP. */
export type HttpFormat = Exclude<ScheduleSettings['source'], 'ftp'>;

/** The room's schedule from Kaltura's API in a format. */
export function kalturaSource(format: HttpFormat, api: KalturaApi, room: Room): ScheduleSource {
  switch (format) {
    case 'json':
      return new JsonSource(api, room);
    case 'ical':
      return new IcalSource(api, room);
    case 'xml':
      return new XmlSource(api, room);
  }
}
