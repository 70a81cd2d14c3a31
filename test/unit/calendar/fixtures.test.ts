import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { collected } from '../../../electron/calendar/gather.ts';
import { printed } from '../../../electron/calendar/diagnosis.ts';
import { readDocument } from '../../../electron/calendar/document.ts';
import { fromIso, toIso } from '../../../shared/domain/instant.ts';

const dir = new URL('../../fixtures/calendar/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, dir), 'utf8');
const window = { start: fromIso('2026-01-01T00:00:00Z'), end: fromIso('2027-01-01T00:00:00Z') };

const read = (name: string) => {
  const { events } = readDocument(textOf(name), { format: null, from: name, window, roomZone: 'UTC' });
  return { events, ...collected(events.map((e) => e.reading)) };
};

describe('what the server really sends', () => {
  test.each([
    ['record-single-full', ['20914012 record 2026-09-21T14:00/15:30 active']],
    ['live-with-endpoints', ['20914020 live 2026-10-05T17:00/18:00 active']],
    ['live-selfhosted-endpoints', ['512 live 2026-10-05T17:00/18:00 active']],
    ['live-missing-secondary', ['20914025 live 2026-10-06T17:00/18:00 active']],
    ['blackout-single', ['20914030 blackout 2026-11-26T05:00/05:00 active']],
    ['blackout-single-era-2024u', ['20914030 blackout 2026-11-26T05:00/05:00 active']],
    ['weekly-newyork-across-dst-end', ['20915001 record 2026-10-19T14:00/14:50 active']],
    ['weekly-newyork-across-dst-end-legacy-partner-flag', ['20915001 record 2026-10-19T14:00/14:50 active']],
    ['cancelled', ['20917500 record 2026-09-21T14:00/15:00 cancelled']],
    [
      'resource-names-as-location',
      [
        '20918600 record 2026-09-21T14:00/15:00 active',
        '20918601 record 2026-09-22T14:00/15:00 active',
        '20918602 record 2026-09-23T14:00/15:00 active',
      ],
    ],
    ['empty-list', []],
  ])('%s', (name, expected) => {
    const { occurrences, faults } = read(`${name}.ics`);
    const line = (o: (typeof occurrences)[number]): string =>
      `${o.eventId} ${o.kind} ${toIso(o.start).slice(0, 16)}/${toIso(o.end).slice(11, 16)} ${o.status}`;
    expect(occurrences.map(line)).toEqual(expected);
    expect(faults).toEqual([]);
  });

  test('an error is an error and no empty schedule', () => {
    expect(() => read('error-expired-ks.ics')).toThrow('session');
  });

  test('every property of a full event is read', () => {
    const { occurrences } = read('record-single-full.ics');
    expect(occurrences[0]).toMatchObject({
      title: 'MATH-123 Linear Algebra',
      description: 'Lecture 4 of 12',
      templateEntryId: '1_erl8rgx8',
      entryIds: ['1_abcd1234', '1_efgh5678'],
      resourceIds: ['562931'],
      ownerId: 'scheduler@example.edu',
      tags: ['math', 'algebra', 'fall-2026'],
      location: 'Building 7, Room 702',
      priority: 5,
      updatedAt: fromIso('2026-09-01T12:30:45Z'),
      repaired: [],
    });
  });

  test('a line break within a resource name is put back', () => {
    expect(read('resource-names-as-location.ics').occurrences[2]?.location).toBe('Line\nbreak cam');
  });

  test('no line that is printed lets anybody push', () => {
    for (const name of readdirSync(dir).filter((n) => n.startsWith('live'))) {
      const { occurrences, endpoints } = read(name);
      const text = JSON.stringify(occurrences.map((o) => printed(o, endpoints.get(o.eventId))));
      expect(text).toContain('"endpoints"');
      expect(text).not.toMatch(/1f4402f6|3f0a9c1d|64da42a9/);
    }
  });
});
