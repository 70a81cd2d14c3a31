import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Calendar, type CalendarFeed } from '../../../electron/calendar/calendar.ts';
import { Calendars, type OtherFeed } from '../../../electron/calendar/calendars.ts';
import { FeedSource } from '../../../electron/calendar/feed-source.ts';
import { ScheduleFile } from '../../../electron/calendar/schedule-file.ts';
import type { ScheduleSource } from '../../../electron/calendar/source.ts';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { at, occurrence } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

const CAMPUS = '/campus.ics';
const unreachable = new FaultError(fault('unreachable', { host: 'kaltura' }));

const feedOf = (of: string, source: ScheduleSource): CalendarFeed => ({
  of,
  source,
  settings: { pollSeconds: 60, lookAheadDays: 30, lookBackHours: 24 },
  serverAheadMs: () => null,
});

const ics = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (uid: string, start: string, ...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:Campus ${uid}`, `DTSTART${start}`, 'DURATION:PT1H', ...lines, 'END:VEVENT'].join('\r\n'); // prettier-ignore

/** A device at noon that reads Kaltura and a campus calendar. */
function device(files = new MemoryFiles()) {
  const clock = new FakeClock(at('12:00'));
  const journal = new MemoryJournal();
  const ledger = new JournalLedger(journal, clock);
  const random = { uniform: () => 0.5, bytes: (n: number) => new Uint8Array(n) };
  const kept = (path: string) => {
    const file = new ScheduleFile(files, path);
    const calendar = new Calendar({ clock, random, log: quietLog, ledger, file });
    return { calendar, forget: () => file.forget() };
  };
  const calendars = new Calendars(kept('/data/schedule.json').calendar, (id) => kept(`/data/schedule-${id}.json`));
  const kaltura = { answer: [] as readonly Occurrence[] | FaultError };
  const source: ScheduleSource = {
    fetch: (window) =>
      kaltura.answer instanceof FaultError
        ? Promise.reject(kaltura.answer)
        : Promise.resolve({
            complete: true,
            window,
            occurrences: kaltura.answer,
            endpoints: new Map(),
            faults: [],
            unread: new Set(),
          }),
    proveFilter: () => Promise.resolve(),
  };
  const campus = (id = 'campus'): OtherFeed => {
    const http = { send: () => Promise.reject(unreachable) };
    const options = { ports: { files, http }, id, name: 'Campus', roomZone: 'Europe/Berlin' };
    const feedSource = new FeedSource({ ...options, place: () => Promise.resolve(CAMPUS) });
    return { id, name: 'Campus', from: CAMPUS, feed: feedOf(`kaltura ${id}`, feedSource) };
  };
  const begin = async (...others: readonly OtherFeed[]): Promise<void> => {
    await calendars.use(feedOf('kaltura', source), others);
    await calendars.syncNow();
    await clock.advance(0);
  };
  const titles = (): readonly string[] => calendars.occurrences().map((o) => o.title);
  return { clock, files, journal, calendars, kaltura, campus, begin, titles };
}

const lecture = (number: number, change: Partial<Occurrence> = {}): Occurrence =>
  occurrence({ eventId: String(number) as EventId, title: `Lecture ${number}`, ...change });

let d: ReturnType<typeof device>;
beforeEach(() => {
  d = device();
  d.kaltura.answer = [lecture(1), lecture(2, { start: at('16:00'), end: at('17:00') })];
  d.files.write(CAMPUS, ics(event('a', ':20260921T170000'), event('1', ':20260921T200000Z')));
});
afterEach(() => d.calendars.stop());

describe('two calendars', () => {
  test('are one schedule, by time; floating times are the room’s', async () => {
    await d.begin(d.campus());
    expect(d.titles()).toEqual(['Lecture 1', 'Campus a', 'Lecture 2', 'Campus 1']);
    const [, campus, , other] = d.calendars.occurrences();
    expect(campus).toMatchObject({ start: at('15:00'), calendar: 'Campus', source: 'file', templateEntryId: null });
    expect(other?.eventId).toBe('ics:campus:1');
    expect(d.calendars.views()).toMatchObject([{ id: 'campus', from: CAMPUS, events: 2, lastSyncAt: at('12:00') }]);
  });

  test('have the same array until something differs', async () => {
    await d.begin(d.campus());
    const before = d.calendars.occurrences();
    await d.clock.advance(5 * 60_000);
    expect(d.calendars.occurrences()).toBe(before);
    expect(d.journal.facts).toEqual([]);
    d.files.write(CAMPUS, ics(event('a', ':20260921T180000'), event('1', ':20260921T200000Z')));
    await d.clock.advance(2 * 60_000);
    expect(d.calendars.occurrences()[1]).toMatchObject({ title: 'Lecture 2' });
    expect(d.journal.facts).toMatchObject([{ type: 'schedule-changed', changes: [{ change: 'changed' }] }]);
  });

  test('with equal ids of two campuses never collide', async () => {
    await d.begin(d.campus(), d.campus('campus-2'));
    const ids = d.calendars.occurrences().map((o) => o.eventId);
    expect(new Set(ids).size).toBe(6);
  });
});

describe('what fails in one calendar', () => {
  test('leaves Kaltura’s schedule alone when it is the campus’s', async () => {
    await d.begin(d.campus());
    d.files.bytes.delete(CAMPUS);
    d.kaltura.answer = [lecture(1), lecture(3, { start: at('16:00'), end: at('17:00') })];
    await d.clock.advance(5 * 60_000);
    expect(d.titles()).toEqual(['Lecture 1', 'Campus a', 'Lecture 3', 'Campus 1']);
    expect(d.calendars.status()).toMatchObject({ fault: null, warnings: [{ code: 'feed-missing' }] });
  });

  test('leaves the campus’s alone when it is Kaltura’s', async () => {
    await d.begin(d.campus());
    d.kaltura.answer = unreachable;
    d.files.write(CAMPUS, ics(event('a', ':20260921T170000'), event('b', ':20260921T200000Z')));
    await d.clock.advance(5 * 60_000);
    expect(d.titles()).toEqual(['Lecture 1', 'Campus a', 'Lecture 2', 'Campus b']);
    expect(d.calendars.status().fault?.code).toBe('unreachable');
  });

  test.each(['', '<html>Please log in</html>', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', ics()])(
    'removes nothing of it: %j',
    async (text) => {
      await d.begin(d.campus());
      d.files.write(CAMPUS, text);
      await d.clock.advance(61_000);
      expect(d.titles()).toHaveLength(4);
      expect(d.calendars.status().warnings).toHaveLength(1);
    },
  );

  test('is known after a restart without either', async () => {
    await d.begin(d.campus());
    await d.calendars.stop();
    const restarted = device(d.files);
    restarted.kaltura.answer = unreachable;
    d.files.bytes.delete(CAMPUS);
    await restarted.begin(restarted.campus());
    expect(restarted.titles()).toEqual(['Lecture 1', 'Campus a', 'Lecture 2', 'Campus 1']);
    await restarted.calendars.stop();
  });

  test('is no warning of the device when it is only a whole day', async () => {
    d.files.write(CAMPUS, ics(event('a', ':20260921T170000'), event('fair', ';VALUE=DATE:20260921')));
    await d.begin(d.campus());
    expect(d.titles()).toEqual(['Lecture 1', 'Campus a', 'Lecture 2']);
    expect(d.calendars.status().warnings).toEqual([]);
    expect(d.calendars.views()[0]?.faults).toMatchObject([{ code: 'all-day-ignored', params: { from: 'Campus' } }]);
  });
});

describe('absence', () => {
  test('means nothing in a calendar that was never read, or is no longer one of this device', async () => {
    d.files.bytes.delete(CAMPUS);
    await d.begin(d.campus());
    const ofCampus = lecture(0, { eventId: 'ics:campus:a' as EventId, calendar: 'Campus' });
    expect(d.calendars.knows(lecture(9))).toBe(true);
    expect(d.calendars.knows(ofCampus)).toBe(false);
    d.files.write(CAMPUS, ics(event('a', ':20260921T170000')));
    await d.calendars.syncNow();
    await d.clock.advance(0);
    expect(d.calendars.knows(ofCampus)).toBe(true);
    await d.begin();
    expect(d.calendars.knows(ofCampus)).toBe(false);
    expect(d.titles()).toEqual(['Lecture 1', 'Lecture 2']);
    expect([...d.files.bytes.keys()]).not.toContain('/data/schedule-campus.json');
  });
});
