import { afterEach, describe, expect, test } from 'vitest';
import { withSeriesExpanded } from '../../../electron/calendar/series/expanded.ts';
import { meanings } from '../../../electron/calendar/wall-time.ts';
import { fromIso, toIso, type Span } from '../../../shared/domain/instant.ts';
import { icalVersions } from '../../sandbox/wire/ical/dialect.ts';
import { served, stored } from './served.ts';

const HOSTS = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'];
const ownZone = process.env['TZ'];

afterEach(() => {
  if (ownZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ownZone;
});

const rule = (change: object) =>
  ({ objectType: 'KalturaScheduleEventRecurrence', frequency: 'weeks', interval: 1, timeZone: 'Europe/Berlin', ...change }) as never; // prettier-ignore

/** A lecture on Mondays at 10:15 in Berlin, of which the server lists the series only. */
const weekly = stored(9, '2026-10-19T08:15:00Z', '2026-10-19T09:00:00Z', {
  recurrenceType: 1,
  recurrence: rule({ count: 4, byDay: 'MO' }),
});
const term: Span = { start: fromIso('2026-10-01T00:00:00Z'), end: fromIso('2027-03-01T00:00:00Z') };

describe.each(HOSTS)('on a host in %s', (host) => {
  test('a series keeps its time on the wall over the change of the clock', () => {
    process.env['TZ'] = host;
    const starts = withSeriesExpanded(served.json([weekly]), term).flatMap((r) =>
      r.read === 'occurrence' ? [toIso(r.occurrence.start)] : [],
    );
    expect(starts).toEqual([
      '2026-10-19T08:15:00.000Z',
      '2026-10-26T09:15:00.000Z',
      '2026-11-02T09:15:00.000Z',
      '2026-11-09T09:15:00.000Z',
    ]);
  });

  test('every format gives the same instants', () => {
    process.env['TZ'] = host;
    const event = stored(1, '2026-11-02T14:00:00Z', '2026-11-02T14:50:00Z', {
      recurrenceType: 2,
      parentId: 9,
      recurrence: rule({ timeZone: 'America/New_York' }),
    });
    const all = [served.json([event]), served.xml([event]), ...icalVersions.map((v) => served.ical([event], v))];
    const times = all.map(([r]) => (r?.read === 'occurrence' ? toIso(r.occurrence.start) : r));
    expect(times).toEqual(all.map(() => '2026-11-02T14:00:00.000Z'));
  });

  test.each([
    ['Europe/Berlin', '2026-10-25', 2, ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['Europe/Berlin', '2026-03-29', 2, ['2026-03-29T01:30:00.000Z']],
    ['Australia/Lord_Howe', '2026-04-05', 1, ['2026-04-04T14:30:00.000Z', '2026-04-04T15:00:00.000Z']],
    ['Asia/Kolkata', '2026-06-01', 10, ['2026-06-01T05:00:00.000Z']],
  ])('half past in %s on %s means %j', (zone, date, hour, expected) => {
    process.env['TZ'] = host;
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    const found = meanings({ year, month, day, hour, minute: 30, second: 0 }, zone);
    expect(found.map(toIso)).toEqual(expected);
  });
});

test('a series with a listed occurrence is not counted: nothing comes twice', () => {
  const listed = { ...weekly, id: 10, parentId: 9, recurrenceType: 2 as const };
  const read = withSeriesExpanded(served.json([weekly, listed]), term).filter((r) => r.read === 'occurrence');
  expect(read).toHaveLength(1);
});

test.each([
  ['its recurrence rule cannot be read', rule({ frequency: 'fortnights' })],
  ['its time zone "Mars/Olympus" is not known', rule({ timeZone: 'Mars/Olympus' })],
  [
    'its recurrence rule repeats too often or too seldom to be followed',
    rule({ frequency: 'seconds', byMonth: '1', count: 900_000 }),
  ],
])('a series is a fault when %s', (problem, recurrence) => {
  const found = withSeriesExpanded(served.json([{ ...weekly, recurrence }]), term).at(-1);
  expect(found).toMatchObject({ read: 'fault', fault: { params: { problem } } });
});
