import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { icalVersions } from '../../sandbox/wire/ical/dialect.ts';
import type { ScheduleEvent } from '../../sandbox/state/model.ts';
import { common, served, stored } from './served.ts';

const rule = (timeZone: string | null) =>
  ({ objectType: 'KalturaScheduleEventRecurrence', frequency: 'weeks', count: 9, interval: 1, byDay: 'MO, WE', timeZone, name: 'a;b:c,d' }) as const; // prettier-ignore

const series = (change: Partial<ScheduleEvent> = {}): ScheduleEvent =>
  stored(20_915_000, '2026-10-19T14:00:00Z', '2026-10-19T14:50:00Z', {
    recurrenceType: 1,
    recurrence: rule('America/New_York'),
    ...change,
  });

const day: readonly ScheduleEvent[] = [
  stored(1, '2026-09-21T14:00:00Z', '2026-09-21T15:30:00Z', {
    summary: 'MATH-123: Linear; Algebra, "C:\\new"',
    description: 'Lecture 4 of 12',
    location: 'Building 7, Room 702',
    priority: 5,
    templateEntryId: '1_erl8rgx8',
    entryIds: '1_abcd1234,1_efgh5678',
    tags: 'math, algebra',
  }),
  stored(2, '2026-10-05T17:00:00Z', '2026-10-05T18:00:00Z', { objectType: 'KalturaLiveStreamScheduleEvent' }),
  stored(3, '2026-11-26T05:00:00Z', '2026-11-27T05:00:00Z', { objectType: 'KalturaBlackoutScheduleEvent' }),
  stored(4, '2026-09-22T14:00:00Z', '2026-09-22T14:00:00Z', { status: 1 }),
  series(),
  series({ id: 20_915_001, parentId: 20_915_000, recurrenceType: 2 }),
  series({
    id: 20_915_002,
    parentId: 20_915_000,
    recurrenceType: 2,
    startDate: 1_793_617_200,
    endDate: 1_793_620_200,
    recurrence: rule('Mars/Olympus'),
  }),
  stored(5, '2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z', { objectType: 'KalturaMeetingScheduleEvent', summary: '' }),
];

test.each(icalVersions)('iCal of version %s says the same as JSON', (version) => {
  expect(served.ical(day, version).map(common)).toEqual(served.json(day).map(common));
});

test('XML says the same as JSON', () => {
  expect(served.xml(day).map(common)).toEqual(served.json(day).map(common));
});

describe('free text', () => {
  const evil = [
    'END:VEVENT',
    'BEGIN:VEVENT',
    'END:VCALENDAR',
    'BEGIN:VERROR',
    'DTSTART:19700101T000000Z',
    'DTEND:19700101T010000Z',
    'DTSTART;TZID=Europe/Berlin:20260101T000000',
    'X-KALTURA-ID:2',
    'X-KALTURA-TYPE:3',
    'X-KALTURA-PARTNER-ID:1',
    'X-KALTURA-STATUS:1',
    'X-KALTURA-TOTAL-COUNT:0',
    'STATUS:CANCELLED',
    'RRULE:FREQ=DAILY',
    'TZID:Asia/Tokyo',
    ' folded',
    '\tfolded',
    'plain: text; with, marks \\n',
    '\u0085\u2028',
    '',
  ];
  const evilText = fc.array(fc.constantFrom(...evil), { minLength: 1, maxLength: 6 });
  const breaks = fc.constantFrom('\n', '\r\n', '\r');
  const text = fc.tuple(evilText, breaks).map(([parts, lineBreak]) => `Text${lineBreak}${parts.join(lineBreak)}`);

  test.each(icalVersions)('in version %s never moves, cancels or hides another event', (version) => {
    const neighbours = [day[0]!, day[5]!];
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('summary', 'description', 'location', 'comment', 'organizer', 'tags'),
        (value, field) => {
          const event = stored(99, '2026-10-01T08:00:00Z', '2026-10-01T09:00:00Z', { [field]: value });
          const [before, after] = neighbours;
          let readings;
          try {
            readings = served.ical([before!, event, after!], version);
          } catch (error) {
            // The whole feed may be refused as incomplete; it must not be misread.
            expect(String(error)).toContain('incomplete');
            return;
          }
          const others = readings.filter((r) => r.read === 'occurrence' && r.occurrence.eventId !== '99');
          expect(others.map(common)).toEqual(expect.arrayContaining(served.json([before!, after!]).map(common)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each(['summary', 'description', 'location', 'comment', 'organizer'])(
    'in the %s that imitates single properties leaves the event itself intact',
    (field) => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...evil.slice(4, 10), ...evil.slice(14)), { maxLength: 5 }), (parts) => {
          const event = stored(99, '2026-10-01T08:00:00Z', '2026-10-01T09:00:00Z', {
            [field]: ['x', ...parts].join('\r\n'),
          });
          const [reading] = served.ical([event], 'current');
          expect(reading).toMatchObject({ occurrence: { eventId: '99', kind: 'record', status: 'active', start: event.startDate * 1000, end: event.endDate * 1000 } }); // prettier-ignore
        }),
      );
    },
  );
});

describe('the hour that repeats', () => {
  const fold = (from: string, to: string): ScheduleEvent =>
    stored(1, from, to, { recurrenceType: 2, parentId: 9, recurrence: rule('America/New_York') });
  const read = (event: ScheduleEvent, version: 'current' | 'tzid-line') => {
    const [reading] = served.ical([event], version);
    if (reading?.read !== 'occurrence') throw new Error(JSON.stringify(reading));
    return reading.occurrence;
  };
  const across = fold('2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z');
  const after = fold('2026-11-01T06:30:00Z', '2026-11-01T07:30:00Z');

  test('an event across it, printed with an end equal to its start, keeps its hour', () => {
    const o = read(across, 'current');
    expect([o.start, o.end]).toEqual([across.startDate * 1000, across.endDate * 1000]);
    expect(o.repaired).toEqual(['It is in the hour that the clock repeats; the feed does not say which one.']);
  });

  test('the stated duration tells which one is meant', () => {
    for (const event of [across, after]) {
      const o = read(event, 'tzid-line');
      expect([o.start, o.end]).toEqual([event.startDate * 1000, event.endDate * 1000]);
    }
  });

  test('without a duration nothing of an event is lost', () => {
    const o = read(after, 'current');
    expect(o.start).toBeLessThanOrEqual(after.startDate * 1000);
    expect(o.end).toBe(after.endDate * 1000);
  });
});
