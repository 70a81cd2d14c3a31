import { dispatch, type DispatchContext } from '../http/dispatch.ts';
import { icalLookUp } from '../schedule/ical-look-up.ts';
import { errorToJson, toJson } from '../wire/json.ts';
import type { ApiError } from '../wire/errors.ts';
import { calendarText } from '../wire/ical/calendar.ts';
import type { IcalVersion } from '../wire/ical/dialect.ts';
import type { Outcome } from '../wire/outcome.ts';
import type { Param } from '../wire/param-tree.ts';
import { isWireObject, type Wire, type WireObject } from '../wire/value.ts';
import { errorToXml, toXml, xmlDocument } from '../wire/xml.ts';
import type { FtpFormat, FtpPlace } from './ftp-path.ts';

/** A file of a listing. `size` counts UTF-16 units, not bytes: wrong for anything but ASCII. */
export interface FtpFile {
  readonly name: string;
  readonly size: number;
  /** Epoch milliseconds. */
  readonly mtimeMs: number;
}

/** What the API said no to; shown as an FTP error whose text is the error in JSON. */
export class FtpApiError extends Error {
  override readonly name = 'FtpApiError';
  constructor(error: ApiError) {
    super(errorToJson(error));
  }
}

interface Source {
  readonly context: DispatchContext;
  readonly icalVersion: () => IcalVersion;
  readonly nowMs: () => number;
}

const extensions: Readonly<Record<FtpFormat, string>> = { ical: 'ics', json: 'json', xml: 'xml' };
const services: Readonly<Record<string, string>> = {
  scheduleEvent: 'schedule_scheduleevent',
  schedule_scheduleevent: 'schedule_scheduleevent',
  scheduleResource: 'schedule_scheduleresource',
  schedule_scheduleresource: 'schedule_scheduleresource',
};
const idParameters: Readonly<Record<string, string>> = {
  schedule_scheduleevent: 'scheduleEventId',
  schedule_scheduleresource: 'scheduleResourceId',
};

/**
 * The events of a calendar as files: whatever stands between BEGIN:VEVENT and the next END:VEVENT, text that looks so
 * included.
 */
function icalFiles(calendar: string): (readonly [name: string, content: string, mtimeMs: number])[] {
  return [...calendar.matchAll(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g)].flatMap(([event]) => {
    const id = /X-KALTURA-ID:(\d+)/.exec(event)?.[1];
    if (id === undefined) return [];
    const [, date = '', time = ''] = /DTSTAMP:(\d{8})T(\d{6})Z/.exec(event) ?? [];
    const iso = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`;
    return [[`${id}.ics`, `BEGIN:VCALENDAR\n${event}\nEND:VCALENDAR`, Date.parse(iso)] as const];
  });
}

const objectsOf = (value: Wire): readonly WireObject[] => {
  const list = isWireObject(value) ? value.fields['objects'] : null;
  return Array.isArray(list) ? (list as readonly Wire[]).filter(isWireObject) : [];
};

/** Shows what the API lists as files, with a cache that knows nothing but file names. */
export class ScheduleFiles {
  private readonly cache = new Map<string, string>();

  constructor(private readonly source: Source) {}

  /** The files of a listing; they are cached. Throws FtpApiError. */
  async list(place: Extract<FtpPlace, { kind: 'list' }>, ks: string): Promise<readonly FtpFile[]> {
    const pager: Param = new Map([
      ['pageSize', '500'],
      ['pageIndex', '1'],
    ]);
    const outcome = await this.ask(place.service, 'list', ks, new Map([['pager', pager], ...place.params]));
    if ('error' in outcome) throw new FtpApiError(outcome.error);
    return this.contents(place.format, outcome).map(([name, content, mtimeMs]) => {
      this.cache.set(name, content);
      return { name, size: content.length, mtimeMs };
    });
  }

  /** A file: as the last listing of anybody had it, else what `get` answers, be it an error. */
  async read(place: Extract<FtpPlace, { kind: 'file' }>, ks: string): Promise<string> {
    const cached = this.cache.get(place.fileName);
    if (cached !== undefined) return cached;
    const id = place.fileName.replace(/\..*$/, '');
    const parameter = idParameters[services[place.service] ?? ''] ?? 'id';
    const outcome = await this.ask(place.service, 'get', ks, new Map([[parameter, id]]));
    if (place.format === 'ical') return this.calendar(outcome).trim();
    if (place.format === 'json') return 'error' in outcome ? errorToJson(outcome.error) : toJson(outcome.value);
    return xmlDocument('error' in outcome ? errorToXml(outcome.error) : toXml(outcome.value, false), 0.01).trim();
  }

  private contents(format: FtpFormat, outcome: Extract<Outcome, { value: Wire }>) {
    if (format === 'ical') return icalFiles(this.calendar(outcome));
    return objectsOf(outcome.value).map((object) => {
      const content = format === 'json' ? toJson(object) : `<item>${toXml(object, false)}</item>`;
      const updatedAt = Number(object.fields['updatedAt'] ?? 0) * 1000;
      const name = `${Number(object.fields['id'])}.${extensions[format]}`;
      return [name, content, format === 'json' ? this.source.nowMs() : updatedAt] as const;
    });
  }

  private calendar(outcome: Outcome): string {
    return calendarText(outcome, this.source.icalVersion(), icalLookUp(this.source.context.state));
  }

  private ask(service: string, action: string, ks: string, params: Map<string, Param>): Promise<Outcome> {
    const named = [
      ['service', services[service] ?? service],
      ['action', action],
      ['ks', ks],
    ] as const;
    return dispatch(new Map<string, Param>([...params, ...named]), this.source.context);
  }
}
