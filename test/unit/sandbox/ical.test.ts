import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { invalidKs } from '../../sandbox/wire/errors.ts';
import { calendarText } from '../../sandbox/wire/ical/calendar.ts';
import type { IcalLookUp, LiveEndpoints } from '../../sandbox/wire/ical/look-up.ts';
import { listResponse, type Wire, type WireObject } from '../../sandbox/wire/value.ts';

const sample = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/kaltura/ical/${name}.ics`, import.meta.url)), 'utf8');

const at = (iso: string): number => Date.parse(iso) / 1000;

const lookUp = (given: {
  ids?: Readonly<Record<number, readonly number[]>>;
  names?: Readonly<Record<number, string>>;
  live?: LiveEndpoints;
  categories?: Readonly<Record<string, string>>;
}): IcalLookUp => ({
  resourceIds: (id, parentId) => given.ids?.[id] ?? given.ids?.[parentId ?? 0] ?? [],
  resourceName: (id) => given.names?.[id] ?? null,
  referenceIdOf: () => null,
  liveEndpoints: (id) => (id === '' ? null : (given.live ?? null)),
  categoryFullIds: (id) => given.categories?.[id] ?? null,
});

const event = (type: string, fields: Record<string, Wire>): WireObject => ({
  objectType: `Kaltura${type}ScheduleEvent`,
  fields: {
    partnerId: 1_234_567,
    status: 2,
    sequence: 12,
    classificationType: 1,
    priority: 0,
    ownerId: 'scheduler@example.edu',
    updatedAt: at('2026-08-20T09:15:04Z'),
    ...fields,
  },
});

const list = (...events: WireObject[]) => ({
  value: listResponse('KalturaScheduleEventListResponse', events, events.length),
});

const townHall = event('LiveStream', {
  id: 20_914_020,
  summary: 'Town hall live',
  description: 'All hands',
  startDate: at('2026-10-05T17:00:00Z'),
  endDate: at('2026-10-05T18:00:00Z'),
  tags: 'townhall',
  templateEntryId: '1_h4k9zz2p',
});

const blackout = event('Blackout', {
  id: 20_914_030,
  summary: 'Campus closed',
  description: 'Public holiday',
  startDate: at('2026-11-26T05:00:00Z'),
  endDate: at('2026-11-27T05:00:00Z'),
  ownerId: 'admin@example.edu',
  tags: 'holiday',
});

const weekly = (fields: Record<string, Wire>): WireObject =>
  event('Record', {
    summary: 'MATH-123',
    startDate: at('2026-10-19T14:00:00Z'),
    endDate: at('2026-10-19T14:50:00Z'),
    duration: 3000,
    templateEntryId: '1_erl8rgx8',
    recurrence: {
      objectType: 'KalturaScheduleEventRecurrence',
      fields: {
        frequency: 'weeks',
        count: 9,
        interval: 1,
        timeZone: 'America/New_York',
        byDay: 'MO,WE,FR',
        weekStartDay: 'SU',
      },
    },
    ...fields,
  });
const series = weekly({ id: 20_915_000, recurrenceType: 1 });
const occurrence = weekly({
  ...{ id: 20_915_001, parentId: 20_915_000, recurrenceType: 2, sequence: 1, updatedAt: at('2026-08-20T09:15:03Z') },
});
const room = lookUp({ ids: { 20_915_000: [562_931] }, names: { 562_931: 'Room 702' } });

describe("bytes of the server's own calendars", () => {
  it('a single recorded event with every field', () => {
    const full = event('Record', {
      id: 20_914_012,
      referenceId: 'sis-2026-fall-MATH123-004',
      summary: 'MATH-123 Linear Algebra',
      description: 'Lecture 4 of 12',
      ...{
        geoLatitude: 40.712776,
        geoLongitude: 74.005974,
        location: 'Building 7, Room 702',
        priority: 5,
        sequence: 22,
      },
      ...{
        contact: 'AV desk +1 555 0100',
        comment: 'Use lapel mic',
        organizer: 'Prof. Ada Lovelace <ada@example.edu>',
      },
      startDate: at('2026-09-21T14:00:00Z'),
      endDate: at('2026-09-21T15:30:00Z'),
      updatedAt: at('2026-09-01T12:30:45Z'),
      tags: 'math,algebra,fall-2026',
      templateEntryId: '1_erl8rgx8',
      entryIds: '1_abcd1234,1_efgh5678',
      categoryIds: '86105441,86105500',
    });
    const categories = { 86105441: '86105000>86105441', 86105500: '86105000>86105300>86105500' };
    const text = calendarText(list(full), 'current', lookUp({ ids: { 20_914_012: [562_931] }, categories }));
    expect(text).toBe(sample('02-record-single-full'));
  });

  it('a live event with its push addresses and password', () => {
    const live: LiveEndpoints = {
      primaryRtmp: 'rtmp://h4k9zz2p.p.kpublish.kaltura.com:1935/kLive?t=1f4402f6',
      secondaryRtmp: 'rtmp://h4k9zz2p.b.kpublish.kaltura.com:1935/kLive?t=1f4402f6',
      primaryRtsp: 'rtsp://h4k9zz2p.p.s.kpublish.kaltura.com:554/kLive/1_h4k9zz2p_%i?t=1f4402f6',
      secondaryRtsp: 'rtsp://h4k9zz2p.b.s.kpublish.kaltura.com:554/kLive/1_h4k9zz2p_%i?t=1f4402f6',
      streamName: '1_h4k9zz2p_%i',
      username: '',
      password: '1f4402f6',
    };
    const names = { 562_931: 'Auditorium encoder', 562_940: 'Live entry resource' };
    const text = calendarText(
      list(townHall),
      'current',
      lookUp({ ids: { 20_914_020: [562_931, 562_940] }, names, live }),
    );
    expect(text).toBe(sample('03-live-with-endpoints'));
  });

  it('a blackout, today and with the header and empty zone block of late 2024', () => {
    expect(calendarText(list(blackout), 'current', lookUp({}))).toBe(sample('08-blackout-single'));
    expect(calendarText(list(blackout), '2024u', lookUp({}))).toBe(sample('era-2024u-08-blackout-single'));
  });

  // The samples show the series and its first occurrence of ten; the ellipsis stands for the rest.
  const shortened = (text: string): string =>
    text.replace('X-KALTURA-TOTAL-COUNT:2', '...\r\nX-KALTURA-TOTAL-COUNT:10');

  it('a weekly series with its rule on the occurrence too, in zone and in UTC', () => {
    const both = list(series, occurrence);
    expect(shortened(calendarText(both, 'current', room))).toBe(sample('09-weekly-newyork-across-dst-end'));
    expect(shortened(calendarText(both, 'legacy', room))).toBe(
      sample('legacy-partner-flag-09-weekly-newyork-across-dst-end'),
    );
  });

  it('names of resources as LOCATION: joined, blank, and over two lines', () => {
    const one = (id: number, summary: string, day: number): WireObject =>
      event('Record', {
        ...{ id, summary, startDate: at(`2026-09-${day}T14:00:00Z`), endDate: at(`2026-09-${day}T15:00:00Z`) },
      });
    const events = [
      one(20_918_600, 'Several resources', 21),
      one(20_918_601, 'Resource 0 and missing', 22),
      one(20_918_602, 'Multi-line resource name', 23),
    ];
    const ids = { 20_918_600: [562_932, 562_931], 20_918_601: [999_999], 20_918_602: [562_933] };
    const names = { 562_932: 'Room 702, Main; Bldg', 562_931: 'カメラ 2', 562_933: 'Line\nbreak cam' };
    expect(calendarText(list(...events), 'current', lookUp({ ids, names }))).toBe(
      sample('41-resource-names-as-location'),
    );
  });

  it('an error and an empty list', () => {
    expect(calendarText({ error: invalidKs.expired() }, 'current', lookUp({}))).toBe(sample('36-error-expired-ks'));
    expect(calendarText(list(), 'current', lookUp({}))).toBe(sample('34-empty-list'));
  });
});

describe('what distinguishes the older versions', () => {
  it('prints a stray zone line before a wall clock, or the zone as a parameter without a block', () => {
    const stray = calendarText(list(series), 'tzid-line', room);
    expect(stray).toContain('TZID:America/New_York\r\nDTSTART:20261019T100000\r\nDTEND:20261019T105000\r\n');
    const parameter = calendarText(list(series), 'tzid-no-vtimezone', room);
    expect(parameter).toContain('DTSTART;TZID=America/New_York:20261019T100000\r\n');
    expect(stray + parameter).not.toContain('VTIMEZONE');
  });

  it('falls back to UTC for a zone name that PHP does not know', () => {
    const windows = weekly({
      id: 1,
      recurrence: {
        objectType: 'KalturaScheduleEventRecurrence',
        fields: { frequency: 'weeks', timeZone: 'Eastern Standard Time' },
      },
    });
    expect(calendarText(list(windows), 'current', room)).toContain('DTSTART:20261019T140000Z\r\n');
  });

  it('loses the hour that repeats in autumn: start and end print alike', () => {
    const night = weekly({ id: 1, startDate: at('2026-11-01T05:30:00Z'), endDate: at('2026-11-01T06:30:00Z') });
    const text = calendarText(list(night), 'current', room);
    expect(text).toContain(
      'DTSTART;TZID=America/New_York:20261101T013000\r\nDTEND;TZID=America/New_York:20261101T013000\r\n',
    );
  });

  it('neither folds nor escapes: text can look like properties', () => {
    const nasty = event('Record', {
      ...{ id: 5, summary: 'C:\\new, a;b', description: 'x\r\nEND:VEVENT\n SUMMARY:y', startDate: 1, endDate: 2 },
    });
    expect(calendarText(list(nasty), 'current', lookUp({}))).toContain(
      'SUMMARY:C:\\new, a;b\r\nDESCRIPTION:x\r\nEND:VEVENT\n SUMMARY:y\r\n',
    );
  });
});
