import { describe, expect, test } from 'vitest';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { icalVersions } from '../../sandbox/wire/ical/dialect.ts';
import type { EventInput } from '../../sandbox/scenario/schema.ts';
import {
  closeRoomsAfterEach,
  faultOf,
  formats,
  HOUR,
  lecture,
  month,
  noonInBerlin,
  noSignal,
  openRoom,
} from './room.ts';

closeRoomsAfterEach();

const many = (count: number, everySeconds: number): readonly EventInput[] =>
  Array.from({ length: count }, (_, i) => lecture(`Lecture ${i}`, { startsInSeconds: i * everySeconds }));

const timetable: readonly EventInput[] = [
  lecture('Ours', {
    properties: { description: 'a, b; c\nDTSTART:19700101T000000Z', priority: 3, tags: 'math, algebra' },
  }),
  lecture('Running', { startsInSeconds: -600 }),
  lecture('Of another room', { resources: ['other'] }),
  lecture('Of both rooms', { resources: ['other', 'room'], startsInSeconds: 1.5 * HOUR }),
  lecture('Of last week', { startsInSeconds: -7 * 24 * HOUR }),
  lecture('Of next year', { startsInSeconds: 300 * 24 * HOUR }),
  lecture('Closed', { type: 'blackout', resources: [], startsInSeconds: 2 * HOUR }),
  lecture('Live', { type: 'liveStream', startsInSeconds: 3 * HOUR }),
  lecture('Weekly', {
    startsInSeconds: noonInBerlin(1),
    recurrence: { frequency: 'days', count: 3, timeZone: 'Europe/Berlin' },
  }),
];

/** What every format carries. */
const shared = (o: Occurrence): unknown[] => [o.eventId, o.parentId, o.kind, o.title, o.description, o.start, o.end, o.status, o.priority, o.tags, o.ownerId]; // prettier-ignore

describe.each(formats)('the schedule as %s', (format) => {
  test('is the room’s events and the account’s blackouts of the window, without the series rows', async () => {
    const room = await openRoom(timetable);
    const { occurrences } = await room.source(format).fetch(month(), noSignal());
    expect(occurrences.map((o) => [o.title, o.kind])).toEqual([
      ['Running', 'record'],
      ['Ours', 'record'],
      ['Of both rooms', 'record'],
      ['Closed', 'blackout'],
      ['Live', 'live'],
      ['Weekly', 'record'],
      ['Weekly', 'record'],
      ['Weekly', 'record'],
    ]);
  });

  test('is read over page borders', async () => {
    const room = await openRoom(many(1001, 600));
    const { occurrences } = await room.source(format).fetch(month(), noSignal());
    expect(occurrences.map((o) => o.title)).toEqual(many(1001, 600).map((e) => e.summary));
  });

  test('proves that the filter is obeyed', async () => {
    const room = await openRoom([lecture('Ours')]);
    await expect(room.source(format).proveFilter(noSignal())).resolves.toBeUndefined();
  });

  test.each([
    ['a proxy’s page', { kind: 'html' }, 'not-kaltura'],
    ['an error of the server', { kind: 'status', status: 503 }, 'server-error'],
    ['a cut answer', { kind: 'cutAnswer', bytes: 300 }, 'unreachable'],
    ['a refusal', { kind: 'apiError', code: 'SERVICE_FORBIDDEN', args: ['x->y'] }, 'forbidden'],
  ] as const)('is a fault when there is %s on the second page', async (_, effect, code) => {
    const room = await openRoom(many(600, 600));
    const armed = effect.kind === 'apiError' ? { ...effect, args: [...effect.args] } : effect;
    room.sandbox.faults.arm({
      service: 'schedule_scheduleEvent',
      action: 'list',
      after: 1,
      times: null,
      effect: armed,
    });
    expect((await faultOf(room.source(format).fetch(month(), noSignal())))?.code).toBe(code);
  });
});

test('a schedule deeper than the search engine pages is read in halves', async () => {
  const room = await openRoom(many(10_050, 200));
  const { occurrences } = await room.source('json').fetch(month(), noSignal());
  expect(occurrences.map((o) => o.title)).toEqual(many(10_050, 200).map((e) => e.summary));
});

test.each(icalVersions)('iCal of version %s and XML give what JSON gives', async (version) => {
  const room = await openRoom(timetable);
  room.sandbox.speech.icalVersion = version;
  const window = month();
  const [json, ical, xml] = await Promise.all(
    (['json', 'ical', 'xml'] as const).map((format) => room.source(format).fetch(window, noSignal())),
  );
  expect(ical?.occurrences.map(shared)).toEqual(json?.occurrences.map(shared));
  expect(xml?.occurrences.map(shared)).toEqual(json?.occurrences.map(shared));
});

test('iCal brings the endpoints of a live event, apart from the occurrence', async () => {
  const live = lecture('Town hall', { type: 'liveStream', templateEntry: 'hall' });
  const room = await openRoom([live], [{ key: 'hall', type: 'liveStream', name: 'Town hall' }]);
  const { occurrences, endpoints } = await room.source('ical').fetch(month(), noSignal());
  const found = endpoints.get(occurrences[0]!.eventId);
  expect(found?.rtmp.primary).toMatch(/^rtmp:.*t=/);
  expect(JSON.stringify(occurrences)).not.toContain(found?.password);
});

test.each(formats)('series are counted on the device when %s lists series only', async (format) => {
  const recurrence = { frequency: 'days', count: 40, timeZone: 'Europe/Berlin' } as const;
  const room = await openRoom([lecture('Daily', { startsInSeconds: noonInBerlin(-20), recurrence })]);
  const listed = await room.source(format).fetch(month(), noSignal());
  for (const event of room.sandbox.state.events.values()) {
    if (event.recurrenceType === 2) room.sandbox.state.events.delete(event.id);
  }
  const counted = await room.source(format, true).fetch(month(), noSignal());
  expect(counted.occurrences.map((o) => o.start)).toEqual(listed.occurrences.map((o) => o.start));
  expect(counted.occurrences.length).toBeGreaterThan(15);
});
