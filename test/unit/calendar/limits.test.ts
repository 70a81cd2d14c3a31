import { describe, expect, test, vi } from 'vitest';
import { readFeed } from '../../../electron/calendar/feed/read-feed.ts';
import {
  KALTURA_FORMATS,
  readKalturaDocument,
  type KalturaFormat,
} from '../../../electron/calendar/kaltura-document.ts';
import { allPages, type Page } from '../../../electron/calendar/pages.ts';
import { fromIso, type Span } from '../../../shared/domain/instant.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { stored, textOf } from './served.ts';

const window: Span = { start: fromIso('2026-09-01T00:00:00Z'), end: fromIso('2027-01-01T00:00:00Z') };
const MB = 2 ** 20;

/** A watchdog for what hangs, far beyond what a busy computer takes. */
vi.setConfig({ testTimeout: 180_000 });

/** The code of the fault that reading ends with; `read` when there is none. */
function endOf(act: () => unknown): string {
  try {
    act();
    return 'read';
  } catch (error) {
    if (error instanceof FaultError) return error.fault.code;
    throw error;
  }
}

const kaltura = (format: KalturaFormat, text: string): string => endOf(() => readKalturaDocument(text, format));
const feed = (text: string): string =>
  endOf(() => readFeed(text, { from: 'campus.ics', window, roomZone: 'Europe/Berlin' }));
const calendar = (events: string): string => `BEGIN:VCALENDAR\r\n${events}END:VCALENDAR\r\n`;

describe('a line of 50 MB', () => {
  const endless = 'x'.repeat(50 * MB);
  const one = (description: string) => [stored(1, '2026-09-21T14:00:00Z', '2026-09-21T15:00:00Z', { description, tags: description })]; // prettier-ignore

  test.each(KALTURA_FORMATS)('in an event of %s is cut, and nothing else of it', (format) => {
    const { rows } = readKalturaDocument(textOf[format](one(endless), 'current'), format);
    expect(rows).toHaveLength(1);
    const [{ reading }] = rows as [(typeof rows)[number]];
    if (reading.read !== 'occurrence') throw new Error(JSON.stringify(reading));
    expect(reading.occurrence).toMatchObject({ start: fromIso('2026-09-21T14:00:00Z'), status: 'active' });
    expect(JSON.stringify(reading.occurrence).length).toBeLessThan(25_000);
  });

  test('alone is refused, or nothing', () => {
    for (const format of KALTURA_FORMATS) expect(kaltura(format, endless)).toBe('fetch-incomplete');
    expect(feed(endless)).toBe('not-a-calendar');
  });

  test('in a campus feed is cut', () => {
    const event = `BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260921T140000Z\r\nDURATION:PT1H\r\nDESCRIPTION:${endless}\r\nEND:VEVENT\r\n`; // prettier-ignore
    const { readings } = readFeed(calendar(event), { from: 'campus.ics', window, roomZone: 'Europe/Berlin' });
    expect(JSON.stringify(readings).length).toBeLessThan(25_000);
    expect(readings).toHaveLength(1);
  });
});

describe('a million events', () => {
  const many = 1_000_000;

  const row = '{"id":1,"startDate":1790000000,"endDate":1790000001},';
  test.each([
    ['JSON', () => kaltura('json', `{"objects":[${row.repeat(many)}{}],"totalCount":${many},"objectType":"x"}`)],
    ['JSON of nothing but braces', () => kaltura('json', `[${'{},'.repeat(many)}{}]`)],
    ['JSON of nothing but brackets', () => kaltura('json', '['.repeat(many))],
    [
      'XML',
      () => kaltura('xml', `<xml><result><objects>${'<item><id>1</id></item>'.repeat(many)}</objects></result></xml>`),
    ],
    ['iCal', () => kaltura('ical', calendar('BEGIN:VEVENT\nX-KALTURA-ID:1\nEND:VEVENT\n'.repeat(many)))],
    ['a campus feed', () => feed(calendar('BEGIN:VEVENT\nUID:1\nEND:VEVENT\n'.repeat(many)))],
  ])('in one answer of %s are refused', (_, end) => {
    expect(end()).toBe('schedule-too-large');
  });

  test('in pages are refused at the first one that tells', async () => {
    let asked = 0;
    const rows = Array.from({ length: 500 }, (_, i) => i);
    const page = (): Promise<Page<number>> => {
      asked += 1;
      return Promise.resolve({ rows, totalCount: many });
    };
    const reads = allPages<number, Page<number>>(window, (row) => row, page);
    await expect(reads).rejects.toMatchObject({ fault: { code: 'schedule-too-large' } });
    expect(asked).toBe(1);
  });

  test('in pages of a server that does not count them end where a schedule may not be larger', async () => {
    let next = 0;
    const page = (): Promise<Page<number>> =>
      Promise.resolve({ rows: Array.from({ length: 500 }, () => (next += 1)), totalCount: null });
    const reads = allPages<number, Page<number>>(window, (row) => row, page);
    await expect(reads).rejects.toMatchObject({ fault: { code: 'schedule-too-large' } });
    expect(next).toBeLessThan(1_000_000);
  });
});

describe('binary noise', () => {
  const noise = Buffer.from(Array.from({ length: MB }, (_, i) => (i * 2_654_435_761) >>> 24))
    .toString('utf8')
    .repeat(8);

  test.each([
    ['alone', (text: string) => text],
    ['in JSON', (text: string) => `{"objects":[{"id":1,"summary":"${text}`],
    [
      'in XML',
      (text: string) => `<xml><result><objects><item><summary>${text}</summary></item></objects></result></xml>`,
    ],
    ['in iCal', (text: string) => calendar(`BEGIN:VEVENT\r\nSUMMARY:${text}\r\n`)],
  ])('%s is refused, or leaves no event', (_, around) => {
    const text = around(noise);
    for (const format of KALTURA_FORMATS) expect(kaltura(format, text)).toMatch(/^(?:read|fetch-incomplete)$/);
    expect(feed(text)).toMatch(/^(?:read|not-a-calendar|fetch-incomplete)$/);
  });
});

describe('what costs more than its length', () => {
  const day = (n: number): string =>
    `2026${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}`;
  const times = Array.from({ length: 60_000 }, (_, i) => `${day(i)}T100000Z`).join(',');

  test.each([
    [
      'zones made up',
      Array.from(
        { length: 20_000 },
        (_, i) =>
          `BEGIN:VTIMEZONE\nTZID:Z${i}\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nTZOFFSETTO:+0230\nEND:DAYLIGHT\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:${i}\nDTSTART;TZID=Z${i}:20260921T140000\nEND:VEVENT\n`,
      ).join(''),
    ],
    [
      'dates without end',
      `BEGIN:VEVENT\nUID:1\nDTSTART:20260921T140000Z\n${`RDATE:${times.slice(0, 90_000)}\n`.repeat(50)}END:VEVENT\n`,
    ],
    [
      'rules of every second',
      Array.from(
        { length: 300 },
        (_, i) => `BEGIN:VEVENT\nUID:${i}\nDTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n`,
      ).join(''),
    ],
    [
      'one id for all',
      Array.from(
        { length: 20_000 },
        (_, i) =>
          `BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:${day(i)}T${String(i % 24).padStart(2, '0')}0000Z\nDTSTART:20260921T140000Z\nEND:VEVENT\n`,
      ).join(''),
    ],
    ['components in components', 'BEGIN:VEVENT\n'.repeat(90_000)],
  ])('in a campus feed is bounded: %s', (_, events) => {
    expect(feed(calendar(events))).toMatch(/^(?:read|schedule-too-large)$/);
  });

  test('in iCal is bounded: an event that imitates its properties again and again', () => {
    const event = `BEGIN:VEVENT\nSUMMARY:x\n${'X-KALTURA-ID:1\nDTSTART:20260921T140000Z\nEND:VEVENT\n \n'.repeat(50_000)}`;
    expect(kaltura('ical', calendar(event))).toMatch(/^(?:read|schedule-too-large)$/);
  });
});
