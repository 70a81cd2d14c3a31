import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEventRow } from '../../../electron/calendar/event-row.ts';
import { fromIso } from '../../../shared/domain/instant.ts';

const row = {
  id: 20914012,
  partnerId: 1234567,
  summary: 'MATH-123',
  description: 'Lecture 4',
  status: 2,
  startDate: 1790085600,
  endDate: 1790091000,
  ownerId: 'scheduler@example.edu',
  priority: 5,
  recurrenceType: 0,
  templateEntryId: '1_erl8rgx8',
  entryIds: '1_abcd1234, 1_efgh5678',
  tags: 'math,\n algebra',
  createdAt: 1780000000,
  updatedAt: 1780000001,
  objectType: 'KalturaRecordScheduleEvent',
};

const read = (change: object = {}) => {
  const { reading } = readEventRow({ ...row, ...change }, 'json');
  if (reading.read !== 'occurrence') throw new Error(JSON.stringify(reading));
  return reading.occurrence;
};

describe('a row', () => {
  test('becomes an occurrence', () => {
    expect(read()).toEqual({
      eventId: '20914012',
      parentId: null,
      kind: 'record',
      title: 'MATH-123',
      description: 'Lecture 4',
      start: fromIso('2026-09-22T14:00:00Z'),
      end: fromIso('2026-09-22T15:30:00Z'),
      zone: null,
      status: 'active',
      templateEntryId: '1_erl8rgx8',
      entryIds: ['1_abcd1234', '1_efgh5678'],
      resourceIds: null,
      ownerId: 'scheduler@example.edu',
      tags: ['math', 'algebra'],
      location: '',
      priority: 5,
      createdAt: fromIso('2026-05-28T20:26:40Z'),
      updatedAt: fromIso('2026-05-28T20:26:41Z'),
      preStartMs: 0,
      postEndMs: 0,
      source: 'json',
      repaired: [],
    });
  });

  test.each([
    ['KalturaRecordScheduleEvent', {}, 'record'],
    ['KalturaLiveStreamScheduleEvent', {}, 'live'],
    ['KalturaLiveStreamScheduleEvent', { sourceEntryId: '1_vod' }, 'simulive'],
    ['KalturaBlackoutScheduleEvent', {}, 'blackout'],
    ['KalturaMeetingScheduleEvent', {}, 'meeting'],
    ['KalturaLiveRedirectScheduleEvent', {}, 'live-redirect'],
    ['KalturaVodScheduleEvent', {}, 'vod'],
    ['KalturaHologramScheduleEvent', {}, 'unknown'],
    ['constructor', {}, 'unknown'],
  ])('%s %j is %s', (objectType, change, kind) => {
    expect(read({ objectType, ...change }).kind).toBe(kind);
  });

  test('may have its numbers as texts and its nulls as empty texts', () => {
    const texts = Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)]));
    expect(readEventRow({ ...texts, parentId: '' }, 'json')).toEqual(readEventRow(row, 'json'));
  });

  test('of an occurrence has the zone of the rule it inherits, and is not expanded', () => {
    const change = { recurrenceType: 2, parentId: 20914000, recurrence: { timeZone: 'Europe/Berlin', count: 9 } };
    expect(read(change)).toMatchObject({ zone: 'Europe/Berlin', parentId: '20914000' });
  });

  test('of a series is no occurrence', () => {
    expect(readEventRow({ ...row, recurrenceType: 1 }, 'json').reading.read).toBe('series');
  });

  test('of a live event has its pre and post times', () => {
    expect(read({ preStartTime: 300, postEndTime: '60' })).toMatchObject({ preStartMs: 300_000, postEndMs: 60_000 });
  });

  test.each([
    [null, 'Event without id cannot be read: it is not an object.'],
    ['text', 'Event without id cannot be read: it is not an object.'],
    [{ ...row, id: undefined }, 'Event "MATH-123" cannot be read: its id is not a number.'],
    [{ ...row, id: 'x' }, 'Event "MATH-123" (x) cannot be read: its id is not a number.'],
    [{ ...row, startDate: null }, 'Event "MATH-123" (20914012) cannot be read: it has no start.'],
    [{ ...row, startDate: 'soon' }, 'Event "MATH-123" (20914012) cannot be read: it has no start.'],
    [{ ...row, endDate: 1e300 }, 'Event "MATH-123" (20914012) cannot be read: it has no end.'],
    [{ ...row, endDate: -5 }, 'Event "MATH-123" (20914012) cannot be read: it has no end.'],
  ])('that is malformed is named (%#)', (bad, sentence) => {
    const { reading } = readEventRow(bad, 'json');
    if (reading.read !== 'fault') throw new Error('It was read.');
    const { event, problem } = reading.fault.params;
    expect(`Event ${event} cannot be read: ${problem}.`).toBe(sentence);
  });

  test('of any shape never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readEventRow(value, 'json')));
    const keys = Object.keys(row);
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.anything(),
        (key, value) => void readEventRow({ ...row, [key]: value }, 'json'),
      ),
    );
  });

  test('keeps texts within bounds and says so', () => {
    const cut = read({ summary: 'x'.repeat(1_000_000) });
    expect(cut.title).toHaveLength(500);
    expect(cut.repaired).toEqual(['The title was cut to 500 characters.']);
  });
});
