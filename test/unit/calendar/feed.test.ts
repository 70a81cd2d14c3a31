import ical from 'node-ical';
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../../electron/calendar/feed/read-feed.ts';
import { fromIso, toIso, type Span } from '../../../shared/domain/instant.ts';
import { FaultError, sentenceOf } from '../../../shared/faults/fault.ts';

const window: Span = { start: fromIso('2026-09-01T00:00:00Z'), end: fromIso('2027-01-01T00:00:00Z') };
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', 'UID:a@b', 'SUMMARY:Lecture', ...lines, 'END:VEVENT'].join('\r\n');
const options = { from: 'campus.ics', window, roomZone: 'Europe/Berlin' };
const read = (text: string) => readFeed(text, options);

/** Starts and ends of what was read; faults as sentences. */
const times = (text: string): readonly string[] =>
  read(text).readings.map((r) => {
    if (r.read === 'fault') return sentenceOf(r.fault);
    if (r.read === 'series') return 'series';
    const { start, end, status } = r.occurrence;
    return `${toIso(start).slice(0, 16)}/${toIso(end).slice(11, 16)}${status === 'active' ? '' : ` ${status}`}`;
  });

describe('a standard calendar', () => {
  test.each([
    ['UTC', ['DTSTART:20261019T080000Z', 'DTEND:20261019T090000Z'], '2026-10-19T08:00/09:00'],
    ['an IANA zone', ['DTSTART;TZID=America/New_York:20261019T100000', 'DURATION:PT50M'], '2026-10-19T14:00/14:50'],
    ['a quoted zone', ['DTSTART;TZID="Europe/Berlin":20261019T100000', 'DURATION:P1DT2H'], '2026-10-19T08:00/10:00'],
    [
      'a Windows zone',
      ['DTSTART;TZID=W. Europe Standard Time:20261019T100000', 'DURATION:PT1H'],
      '2026-10-19T08:00/09:00',
    ],
    [
      'a prefixed zone',
      ['DTSTART;TZID=/example.org/Tzfile/Europe/Zurich:20261019T100000', 'DURATION:PT1H'],
      '2026-10-19T08:00/09:00',
    ],
    [
      'floating time, which is the room’s',
      ['DTSTART:20261019T100000', 'DTEND:20261019T110000'],
      '2026-10-19T08:00/09:00',
    ],
    [
      'the first of two hours',
      ['DTSTART;TZID=Europe/Berlin:20261025T023000', 'DURATION:PT1H'],
      '2026-10-25T00:30/01:30',
    ],
    [
      'an hour that is skipped',
      ['DTSTART;TZID=America/New_York:20261019T100000', 'DTEND;TZID=Europe/London:20261019T160000'],
      '2026-10-19T14:00/15:00',
    ],
    ['neither end nor duration', ['DTSTART:20261019T080000Z'], '2026-10-19T08:00/08:00'],
    [
      'a cancellation',
      ['DTSTART:20261019T080000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'],
      '2026-10-19T08:00/09:00 cancelled',
    ],
  ])('with %s', (_, lines, expected) => {
    expect(times(calendar(event(...lines)))).toEqual([expected]);
  });

  test('with a zone of its own is read by its definition', () => {
    const zone = (standard: string, daylight: string) =>
      ['BEGIN:VTIMEZONE', 'TZID:(UTC+01:00) Amsterdam, Berlin', 'BEGIN:STANDARD', 'DTSTART:16010101T030000', `TZOFFSETTO:${standard}`, 'TZOFFSETFROM:+0200', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', ...(daylight ? ['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', `TZOFFSETTO:${daylight}`, 'TZOFFSETFROM:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT'] : []), 'END:VTIMEZONE'].join('\r\n'); // prettier-ignore
    const own = event('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20261019T100000', 'DURATION:PT1H');
    expect(times(calendar(zone('+0100', '+0200'), own))).toEqual(['2026-10-19T08:00/09:00']);
    expect(times(calendar(zone('+0530', ''), own))).toEqual(['2026-10-19T04:30/05:30']);
    expect(times(calendar(zone('+0123', '+0223'), own))[0]).toContain('is not known');
    expect(times(calendar(own))[0]).toContain('is not known');
  });

  test('unfolds lines and unescapes text', () => {
    const [reading] = read(calendar(event('DTSTART:20261019T080000Z', 'DESCRIPTION:Room 1\\, part', '  two\\; C:\\\\new\\nand on', 'LOCATION;LANGUAGE=en:Hall')), ).readings; // prettier-ignore
    expect(reading).toMatchObject({
      occurrence: { description: 'Room 1, part two; C:\\new\nand on', location: 'Hall' },
    });
  });

  test('with a series: excluded, added, moved and cancelled occurrences, over the change of the clock', () => {
    const text = calendar(
      event('DTSTART;TZID=Europe/Berlin:20261005T101500', 'DTEND;TZID=Europe/Berlin:20261005T110000', 'RRULE:FREQ=WEEKLY;UNTIL=20261109T225959Z', 'EXDATE;TZID=Europe/Berlin:20261012T101500', 'RDATE;TZID=Europe/Berlin:20261014T101500,20261015T101500'), // prettier-ignore
      event(
        'RECURRENCE-ID;TZID=Europe/Berlin:20261019T101500',
        'DTSTART;TZID=Europe/Berlin:20261020T140000',
        'DURATION:PT45M',
      ),
      event(
        'RECURRENCE-ID;TZID=Europe/Berlin:20261102T101500',
        'DTSTART;TZID=Europe/Berlin:20261102T101500',
        'DURATION:PT45M',
        'STATUS:CANCELLED',
      ),
    );
    expect([...times(text)].sort()).toEqual([
      '2026-10-05T08:15/09:00',
      '2026-10-14T08:15/09:00',
      '2026-10-15T08:15/09:00',
      '2026-10-20T12:00/12:45',
      '2026-10-26T09:15/10:00',
      '2026-11-02T09:15/10:00 cancelled',
      '2026-11-09T09:15/10:00',
    ]);
  });

  test('without end of its series is counted within the window', () => {
    expect(times(calendar(event('DTSTART:19900101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY')))).toHaveLength(4);
  });

  test('has its all-day events left alone, with a notice', () => {
    const { readings, notices } = read(calendar(event('DTSTART;VALUE=DATE:20261019'), event('DTSTART:20261020')));
    expect(readings).toEqual([]);
    expect(notices.map(sentenceOf)[0]).toContain('2 events of whole days are in the calendar campus.ics.');
  });

  test('names an event that cannot be read and uses the rest', () => {
    const text = calendar(
      event('DTSTART:20260231T080000Z'),
      event(),
      event('DTSTART:20261019T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES'),
      event('DTSTART:20261019T080000Z', 'DURATION:PT1H', 'UID:x'),
    );
    expect(times(text).map((t) => t.split('. ')[0])).toEqual([
      'Event "Lecture" (a@b) cannot be read: "20260231T080000Z" is no time',
      'Event "Lecture" (a@b) cannot be read: it has no start',
      'Event "Lecture" (a@b) cannot be read: its recurrence rule cannot be read',
      '2026-10-19T08:00/09:00',
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('with the UID %j keeps its event', (uid) => {
    const text = calendar(
      ['BEGIN:VEVENT', `UID:${uid}`, 'SUMMARY:x', 'DTSTART:20261019T080000Z', 'END:VEVENT'].join('\r\n'),
    );
    expect(times(text)).toEqual(['2026-10-19T08:00/08:00']);
  });

  test('says what node-ical says, where node-ical is right', () => {
    const text = calendar(
      ...Array.from({ length: 40 }, (_, i) =>
        [
          'BEGIN:VEVENT',
          `UID:e${i}`,
          `SUMMARY:Lecture ${i}\\, part ${i % 3}`,
          `DTSTART;TZID=${['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'][i % 3]}:202610${String(1 + (i % 20)).padStart(2, '0')}T1${i % 10}0000`,
          `DURATION:PT${10 + i}M`,
          'END:VEVENT',
        ].join('\r\n'),
      ),
    );
    const reference = Object.values(ical.sync.parseICS(text)).flatMap((e) =>
      e?.type === 'VEVENT' ? [[e.summary, e.start.getTime(), e.end?.getTime()]] : [],
    );
    const own = read(text).readings.map((r) => (r.read === 'occurrence' ? [r.occurrence.title, r.occurrence.start, r.occurrence.end] : r)); // prettier-ignore
    expect(own).toEqual(reference);
  });

  test.each([
    ['noise \u0000\u0001', 'not-a-calendar'],
    ['', 'not-a-calendar'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261019T080000Z\r\n', 'fetch-incomplete'],
    ['<html>Please log in</html>', 'not-a-calendar'],
  ])('%j is refused', (text, code) => {
    try {
      read(text);
      expect.unreachable();
    } catch (error) {
      expect(error instanceof FaultError ? error.fault.code : error).toBe(code);
    }
  });
});
