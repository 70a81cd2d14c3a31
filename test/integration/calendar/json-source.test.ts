import { describe, expect, test } from 'vitest';
import { closeRoomsAfterEach, faultOf, HOUR, lecture, month, noSignal, openRoom } from './room.ts';

const many = (count: number, everySeconds: number, lastsSeconds = HOUR) =>
  Array.from({ length: count }, (_, i) => lecture(`Lecture ${i}`, { startsInSeconds: i * everySeconds, lastsSeconds }));

describe('the schedule as JSON', () => {
  closeRoomsAfterEach();

  test('is the room’s events and the account’s blackouts of the window', async () => {
    const room = await openRoom([
      lecture('Ours'),
      lecture('Running', { startsInSeconds: -600 }),
      lecture('Of another room', { resources: ['other'] }),
      lecture('Of last week', { startsInSeconds: -7 * 24 * HOUR }),
      lecture('Of next year', { startsInSeconds: 300 * 24 * HOUR }),
      lecture('Closed', { type: 'blackout', resources: [], startsInSeconds: 2 * HOUR }),
      lecture('Live', { type: 'liveStream', startsInSeconds: 3 * HOUR }),
    ]);
    const { occurrences } = await room.json().fetch(month(), noSignal());
    expect(occurrences.map((o) => [o.title, o.kind])).toEqual([
      ['Running', 'record'],
      ['Ours', 'record'],
      ['Closed', 'blackout'],
      ['Live', 'live'],
    ]);
  });

  test.each([
    ['over page borders', 1001, 600],
    ['deeper than the search engine pages', 10_050, 200],
  ])('is read %s', async (_, count, everySeconds) => {
    const room = await openRoom(many(count, everySeconds));
    const { occurrences } = await room.json().fetch(month(), noSignal());
    expect(occurrences.map((o) => o.title)).toEqual(many(count, everySeconds).map((e) => e.summary));
  });

  test('proves that the filter is obeyed', async () => {
    const room = await openRoom([lecture('Ours')]);
    await expect(room.json().proveFilter(noSignal())).resolves.toBeUndefined();
  });

  test.each([
    ['a proxy’s page', { kind: 'html' }, 'not-kaltura'],
    ['an error of the server', { kind: 'status', status: 503 }, 'server-error'],
    ['a cut answer', { kind: 'cutAnswer', bytes: 300 }, 'unreachable'],
    ['the limiter’s words', { kind: 'rateLimited' }, 'rate-limited'],
    ['a refusal', { kind: 'apiError', code: 'SERVICE_FORBIDDEN', args: ['x->y'] }, 'forbidden'],
  ] as const)('is a fault when there is %s on the second page', async (_, effect, code) => {
    const room = await openRoom(many(600, 600));
    const sandboxFault = effect.kind === 'apiError' ? { ...effect, args: [...effect.args] } : effect;
    room.sandbox.faults.arm({ service: 'schedule_scheduleEvent', action: 'list', after: 1, times: null, effect: sandboxFault }); // prettier-ignore
    expect((await faultOf(room.json().fetch(month(), noSignal())))?.code).toBe(code);
  });
});
