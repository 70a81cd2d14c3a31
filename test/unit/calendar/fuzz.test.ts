import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readFeed } from '../../../electron/calendar/feed/read-feed.ts';
import { gathered } from '../../../electron/calendar/gather.ts';
import {
  KALTURA_FORMATS,
  readKalturaDocument,
  type KalturaFormat,
} from '../../../electron/calendar/kaltura-document.ts';
import { fromIso, toIso, type Span } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { icalVersions } from '../../sandbox/wire/ical/dialect.ts';
import { cuts, damage, damages, noise, piecesOf, whole, type Damage, type Pieces } from './damage.ts';
import { stored, textOf } from './served.ts';

const window: Span = { start: fromIso('1970-01-02T00:00:00Z'), end: fromIso('2099-01-01T00:00:00Z') };

/** A watchdog for what hangs, far beyond what a busy computer takes. */
vi.setConfig({ testTimeout: 180_000 });

/** Six lectures, one of them with the texts that a careless reader trips over. */
const lectures = [1, 2, 3, 4, 5, 6].map((n) =>
  stored(20_914_000 + 7 * n, `2026-09-2${n}T14:00:00Z`, `2026-09-2${n}T15:30:00Z`, {
    description: n === 3 ? 'First line\nDTSTART:19700101T000000Z\n<b> & "quoted" {}' : 'Plain',
    tags: 'math,algebra',
    ...(n > 4 && {
      recurrenceType: 2,
      parentId: 77,
      recurrence: { objectType: 'KalturaScheduleEventRecurrence', frequency: 'weeks', count: 9, timeZone: 'America/New_York' },
    }),
  }),
); // prettier-ignore

const campus = ((): string => {
  const events = lectures.map((_, i) =>
    [`BEGIN:VEVENT`, `UID:lecture-${i}@campus.example`, `SUMMARY:Lecture ${i}`, `DTSTART;TZID=Europe/Berlin:2026092${i + 1}T140000`, 'DURATION:PT1H30M', 'END:VEVENT', ''].join('\r\n'),
  ); // prettier-ignore
  return ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Campus//EN\r\n', ...events, 'END:VCALENDAR\r\n'].join('');
})();

/** A reader, and a sound document of it in pieces. */
interface Subject {
  readonly name: string;
  readonly pieces: Pieces;
  readonly read: (text: string) => readonly Occurrence[];
  /** Whether the document says how many events it has, so that a loss shows. */
  readonly counts: boolean;
}

const kaltura =
  (format: KalturaFormat) =>
  (text: string): readonly Occurrence[] => {
    const { rows, totalCount } = readKalturaDocument(text, format);
    const all = rows.map((r) => r.reading);
    if (totalCount !== null && totalCount > rows.length) throw new FaultError({ code: 'fetch-incomplete', params: {}, detail: '' }); // prettier-ignore
    return gathered(all, window).occurrences;
  };
const feed = (text: string): readonly Occurrence[] =>
  gathered(readFeed(text, { from: 'campus.ics', window, roomZone: 'Europe/Berlin' }).readings, window).occurrences;

const subjects: readonly Subject[] = [
  { name: 'JSON', pieces: piecesOf(textOf.json(lectures), '{"id":', '"objectType":"KalturaRecordScheduleEvent"}', ','), read: kaltura('json'), counts: true },
  { name: 'XML', pieces: piecesOf(textOf.xml(lectures), '<item>', '</item>', ''), read: kaltura('xml'), counts: true },
  ...icalVersions.map((version) => ({
    name: `iCal of version ${version}`,
    pieces: piecesOf(textOf.ical(lectures, version), 'BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', ''),
    read: kaltura('ical'),
    counts: true,
  })),
  { name: 'a campus feed', pieces: piecesOf(campus, 'BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', ''), read: feed, counts: false },
]; // prettier-ignore

/** What is read; null when the whole text was refused. Anything but a fault is a defect of the reader. */
function readOrRefused(read: Subject['read'], text: string): readonly Occurrence[] | null {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
}

const timeOf = (o: Occurrence): string => `${toIso(o.start)}/${toIso(o.end)}`;
/** An occurrence of a feed may be named with its start behind the UID when two events share that. */
const idOf = (o: Occurrence): string => o.eventId.replace(/\/.*$/, '');

describe.each(subjects)('$name', ({ pieces, read, counts }) => {
  const sound = read(whole(pieces));
  const times = new Map(sound.map((o) => [idOf(o), timeOf(o)]));
  const ids = sound.map(idOf);

  test('is read whole when it is sound', () => {
    expect(sound).toHaveLength(lectures.length);
    expect(pieces.events).toHaveLength(lectures.length);
  });

  /** The times of the events that were not damaged; null when the whole text was refused. */
  const timesOfOthers = (harm: Damage, at: number): ReadonlyMap<string, readonly string[]> | null => {
    const events = pieces.events.map((e, i) => (i === at ? harm(e) : e));
    const occurrences = readOrRefused(read, whole({ ...pieces, events }));
    if (occurrences === null) return null;
    const others = ids.filter((_, i) => i !== at);
    return new Map(others.map((id) => [id, occurrences.filter((o) => idOf(o) === id).map(timeOf)]));
  };

  test('damaged in one event moves the time of no other one', () => {
    fc.assert(
      fc.property(damages, fc.nat(lectures.length - 1), (harm, at) => {
        for (const [id, found] of timesOfOthers(harm, at) ?? []) {
          if (found.length > 0) expect(found).toContain(times.get(id));
        }
      }),
      { numRuns: 600 },
    );
  });

  test.runIf(counts)('damaged once in one event loses no other one', () => {
    fc.assert(
      fc.property(damage, fc.nat(lectures.length - 1), (harm, at) => {
        for (const [id, found] of timesOfOthers(harm, at) ?? []) expect(found).toEqual([times.get(id)]);
      }),
      { numRuns: 400 },
    );
  });

  test('damaged anywhere is read or refused', () => {
    fc.assert(
      fc.property(damages, (harm) => void readOrRefused(read, harm(whole(pieces)))),
      { numRuns: 400 },
    );
  });

  test('broken off is refused', () => {
    const text = whole(pieces).trimEnd();
    fc.assert(
      fc.property(cuts, (cut) => {
        expect(readOrRefused(read, text.slice(0, Math.floor(cut * (text.length - 1))))).toBeNull();
      }),
    );
  });

  test('is nothing to be found in noise', () => {
    fc.assert(fc.property(noise, (text) => void expect(readOrRefused(read, text) ?? []).toEqual([])));
  });
});

describe('what real servers sent', () => {
  const dir = fileURLToPath(new URL('../../fixtures', import.meta.url));
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) => /\.(?:ics|json|xml)$/.test(f));

  test.each(files)('%s, damaged, is read or refused by every reader', (file) => {
    const text = readFileSync(path.join(dir, file), 'utf8');
    fc.assert(
      fc.property(damages, (harm) => {
        const damaged = harm(text);
        for (const format of KALTURA_FORMATS) readOrRefused(kaltura(format), damaged);
        readOrRefused(feed, damaged);
      }),
      { numRuns: 60 },
    );
  });
});
