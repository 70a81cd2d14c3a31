import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { HttpFormat } from '../../../electron/calendar/event-pages.ts';
import { KalturaSource } from '../../../electron/calendar/kaltura-source.ts';
import { clockShifts } from '../../../electron/calendar/clock-shifts.ts';
import type { KalturaApi, KalturaParams } from '../../../electron/kaltura/api.ts';
import type { EventId, ResourceId } from '../../../shared/domain/ids.ts';
import { fromIso, plus, toIso, type Span } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import type { ScheduleEvent } from '../../sandbox/state/model.ts';
import { icalVersions, type IcalVersion } from '../../sandbox/wire/ical/dialect.ts';
import { occurrence } from '../../support/occurrences.ts';
import { pageText, stored } from './served.ts';

const HOSTS = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'];
const ownZone = process.env['TZ'];
afterAll(() => {
  if (ownZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ownZone;
});

const term: Span = { start: fromIso('2026-10-01T00:00:00Z'), end: fromIso('2027-02-01T00:00:00Z') };
const MINUTE_MS = 60_000;

/** A server that lists these events, in their order, in pages as long as it is asked for. */
function serverOf(events: readonly ScheduleEvent[], version: IcalVersion): KalturaApi {
  const fetchText: KalturaApi['fetchText'] = (_service, _action, params, format) => {
    const { objectType } = params['filter'] as KalturaParams;
    const { pageIndex, pageSize } = params['pager'] as Readonly<Record<string, number>>;
    const found = objectType === 'KalturaBlackoutScheduleEventFilter' ? [] : events;
    const from = ((pageIndex ?? 1) - 1) * (pageSize ?? 30);
    const page = found.slice(from, from + (pageSize ?? 30));
    return Promise.resolve(
      format === 'ical' ? pageText.ical(page, found.length, version) : pageText[format](page, found.length),
    );
  };
  const refuse = () => Promise.reject(new Error('not asked for'));
  return { fetchText, call: refuse, callMany: refuse, sendFile: refuse };
}

const said = (o: Occurrence): string => `${o.eventId} ${o.parentId} ${o.kind} ${o.title} ${toIso(o.start)} ${toIso(o.end)} ${o.status}`; // prettier-ignore

const zoned = (timeZone: string | null): Partial<ScheduleEvent> =>
  timeZone === null
    ? {}
    : {
        parentId: 7,
        recurrenceType: 2,
        recurrence: {
          objectType: 'KalturaScheduleEventRecurrence',
          frequency: 'weeks',
          interval: 1,
          timeZone,
        } as never,
      };

/** Events of the term in several zones; never in an hour that a clock repeats, which iCal does not tell apart. */
const timetable = fc
  .tuple(
    fc.constantFrom(0, 1, 3, 499, 500, 501, 1000, 1001),
    fc.array(fc.constantFrom(null, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'), { minLength: 1, maxLength: 7 }), // prettier-ignore
  )
  .map(([count, zones]) =>
    Array.from({ length: count }, (_, i) => {
      const start = plus(fromIso('2026-10-01T10:00:00Z'), i * 157 * MINUTE_MS);
      const hour = new Date(start).getUTCHours();
      const zone = hour >= 9 && hour < 12 ? (zones[i % zones.length] ?? null) : null;
      return stored(100 + i, toIso(start), toIso(plus(start, 50 * MINUTE_MS)), zoned(zone));
    }),
  );

describe('what is read of a schedule', () => {
  test('does not depend on the host’s zone, the borders of pages, the order of events, or the format', async () => {
    const speech = fc.oneof(
      fc.constantFrom<readonly [HttpFormat, IcalVersion]>(['json', 'current'], ['xml', 'current']),
      fc.constantFrom(...icalVersions).map((version) => ['ical', version] as const),
    );
    await fc.assert(
      fc.asyncProperty(
        timetable.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))), // prettier-ignore
        fc.constantFrom(...HOSTS),
        speech,
        async ([events, shuffled], host, [format, version]) => {
          process.env['TZ'] = host;
          const room = { partnerId: 1_234_567, resourceId: '562931' as ResourceId };
          const source = new KalturaSource({ api: serverOf(shuffled, version), room, format, expandSeries: false });
          const { occurrences } = await source.fetch(term, new AbortController().signal);
          expect(occurrences.map(said)).toEqual(
            events.map((e) =>
              said(
                occurrence({
                  eventId: String(e.id) as EventId,
                  parentId: (e.parentId === null ? null : String(e.parentId)) as EventId | null,
                  title: e.summary ?? '',
                  start: plus(fromIso('1970-01-01T00:00:00Z'), e.startDate * 1000),
                  end: plus(fromIso('1970-01-01T00:00:00Z'), e.endDate * 1000),
                }),
              ),
            ),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the change of the clock', () => {
  const weekly = (start: string, zone: string | null, change: Partial<Occurrence> = {}): Occurrence =>
    occurrence({ parentId: '7' as EventId, zone, start: fromIso(start), end: plus(fromIso(start), 3_600_000), ...change }); // prettier-ignore

  test('is told of the series that it moves in UTC, of no other, and of the next 60 days only', () => {
    const now = fromIso('2026-10-01T00:00:00Z');
    const moving = [weekly('2026-10-19T08:15:00Z', 'Europe/Berlin'), weekly('2026-10-26T09:15:00Z', 'Europe/Berlin')];
    const others = [
      weekly('2026-10-19T08:00:00Z', 'Asia/Kolkata', { parentId: '8' as EventId }),
      weekly('2026-10-26T08:00:00Z', 'Asia/Kolkata', { parentId: '8' as EventId }),
      weekly('2026-10-19T08:00:00Z', null, { parentId: '9' as EventId }),
      weekly('2027-03-22T09:15:00Z', 'Europe/Berlin'),
      weekly('2027-03-29T08:15:00Z', 'Europe/Berlin'),
      weekly('2026-10-19T08:00:00Z', 'Mars/Olympus', { parentId: '10' as EventId }),
    ];
    expect(clockShifts([...others, ...moving], now)).toMatchObject([
      { parentId: '7', zone: 'Europe/Berlin', at: moving[1]?.start, before: '08:15', after: '09:15' },
    ]);
  });
});
