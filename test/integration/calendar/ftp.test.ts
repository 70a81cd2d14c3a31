import { describe, expect, test } from 'vitest';
import { NodeFtp } from '../../../electron/adapters/ftp.ts';
import { folderNames, loginOf } from '../../../electron/calendar/ftp/account.ts';
import { FtpSource } from '../../../electron/calendar/ftp/ftp-source.ts';
import { fromEpochMs, type Span } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import type { FtpSettings } from '../../../shared/settings/schedule.ts';
import { icalVersions } from '../../sandbox/wire/ical/dialect.ts';
import type { FtpServiceNames } from '../../sandbox/ftp/ftp-view.ts';
import type { EventInput } from '../../sandbox/scenario/schema.ts';
import { CountedFtp } from '../../support/counted-ftp.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import {
  closeRoomsAfterEach,
  faultOf,
  HOUR,
  lecture,
  month,
  noonInBerlin,
  noSignal,
  openRoom,
  type Room,
} from './room.ts';

closeRoomsAfterEach();

const MINUTE_MS = 60_000;

/** How a device reads over FTP, and how the server names its folders. */
interface FtpChange {
  readonly folders?: FtpSettings['folders'];
  readonly names?: FtpServiceNames;
  readonly password?: string | null;
  readonly user?: string;
}

/** A room whose schedule is read over FTP; its clock stands still until it is moved. */
async function ftpRoom(events: readonly EventInput[], change: FtpChange = {}) {
  const room = await openRoom(events, [], { ftpPort: 0, ftpServiceNames: change.names ?? 'source' });
  return { ...room, ...device(room, change) };
}

function device(
  room: Room,
  { folders = 'docs-first', password = 'Scheduler-1', user = 'scheduler@example.edu' }: FtpChange,
) {
  const { hostname, port } = new URL(room.sandbox.ftpUrl ?? '');
  const settings = { host: hostname, port: Number(port), user, folders };
  const clock = new FakeClock(fromEpochMs(Date.now()));
  const ftp = new CountedFtp(new NodeFtp());
  const { partnerId, resourceId } = room;
  const source = new FtpSource({
    ...{ clock, ftp, expandSeries: false, folderNames: folderNames(settings) },
    room: { partnerId, resourceId },
    login: () => new Promise((resolve) => resolve(loginOf(settings, partnerId, password))),
  });
  const fetch = (window: Span = month()) => source.fetch(window, noSignal());
  const titles = async (): Promise<readonly string[]> => (await fetch()).occurrences.map((o) => o.title);
  return { clock, ftp, ftpSource: source, fetch, titles };
}

const far = 3 * 24 * HOUR;
/** Two lectures that are days away, so that no look is taken at them for being near. */
const twoFar = [lecture('One', { startsInSeconds: far }), lecture('Two', { startsInSeconds: far + HOUR })];
const idOf = ({ sandbox }: Room, title: string): number =>
  [...sandbox.state.events.values()].find((e) => e.summary === title)?.id ?? 0;
const arm = ({ sandbox }: Room, action: 'list' | 'retr', effect: object, after = 0): number =>
  sandbox.faults.arm({ service: 'ftp', action, after, effect: effect as never });

describe('the schedule over FTP', () => {
  const timetable = [
    lecture('Ours', { properties: { description: 'Zoë, "a; b"\nDTSTART:19700101T000000Z', tags: 'math, algebra' } }),
    lecture('Running', { startsInSeconds: -600 }),
    lecture('Of another room', { resources: ['other'] }),
    lecture('Of both rooms', { resources: ['other', 'room'], startsInSeconds: 1.5 * HOUR }),
    lecture('Of last week', { startsInSeconds: -7 * 24 * HOUR }),
    lecture('Closed', { type: 'blackout', resources: [], startsInSeconds: 2 * HOUR }),
    lecture('Weekly', {
      startsInSeconds: noonInBerlin(1),
      recurrence: { frequency: 'days', count: 3, timeZone: 'Europe/Berlin' },
    }),
  ];
  const shared = (o: Occurrence): unknown[] => [o.eventId, o.parentId, o.kind, o.title, o.description, o.start, o.end, o.status, o.tags, o.ownerId]; // prettier-ignore

  test.each(icalVersions)('of version %s is what JSON gives, mixed line ends and all', async (version) => {
    const room = await ftpRoom(timetable);
    room.sandbox.speech.icalVersion = version;
    const window = month();
    const json = await room.source('json').fetch(window, noSignal());
    const { faults, occurrences } = await room.fetch(window);
    expect(occurrences.map(shared)).toEqual(json.occurrences.map(shared));
    expect(occurrences.map((o) => o.source)).toEqual(json.occurrences.map(() => 'ftp'));
    expect(faults).toEqual([]);
  });

  test.each([
    ['docs-first', 'docs'],
    ['docs-first', 'source'],
    ['source-first', 'docs'],
    ['source-first', 'source'],
  ] as const)('is found %s where the folder is called as in the %s', async (folders, names) => {
    const room = await ftpRoom(twoFar, { folders, names });
    expect(await room.titles()).toEqual(['One', 'Two']);
  });

  test('is read over page borders', async () => {
    const many = Array.from({ length: 620 }, (_, i) => lecture(`Lecture ${i}`, { startsInSeconds: i * 600 }));
    const room = await ftpRoom(many);
    expect(await room.titles()).toEqual(many.map((e) => e.summary));
  });

  test('proves that the filter is obeyed', async () => {
    const { ftpSource } = await ftpRoom(twoFar);
    await expect(ftpSource.proveFilter(noSignal())).resolves.toBeUndefined();
  });
});

describe('what is read again', () => {
  test('is only what the listing shows as changed', async () => {
    const room = await ftpRoom(twoFar);
    const first = await room.fetch();
    expect(room.ftp.filesRead()).toHaveLength(2);
    expect((await room.fetch()).occurrences).toBe(first.occurrences);
    expect(room.ftp.filesRead()).toEqual([]);

    const id = idOf(room, 'One');
    room.sandbox.schedule.edit(id, { summary: 'One, renamed' });
    expect(await room.titles()).toEqual(['One, renamed', 'Two']);
    expect(room.ftp.filesRead()).toEqual([`${id}.ics`]);
  });

  test('is what changed just now, since listings show minutes only', async () => {
    const room = await ftpRoom(twoFar);
    await room.fetch();
    const id = idOf(room, 'One');
    room.sandbox.schedule.edit(id, { summary: 'One, renamed' });
    await room.fetch();
    // As long as before and within the same minute: the listing does not show it.
    room.sandbox.schedule.get(id).summary = 'One, rewrote';
    await room.clock.advance(MINUTE_MS);
    expect(await room.titles()).toEqual(['One, rewrote', 'Two']);
  });

  test('is what is about to begin', async () => {
    const room = await ftpRoom([lecture('Soon', { startsInSeconds: 600 }), ...twoFar]);
    await room.fetch();
    room.sandbox.schedule.get(idOf(room, 'Soon')).summary = 'Sooo';
    expect((await room.titles())[0]).toBe('Sooo');
  });

  test('is everything once a day', async () => {
    const room = await ftpRoom(twoFar);
    await room.fetch();
    room.sandbox.schedule.get(idOf(room, 'Two')).summary = 'Owt';
    room.ftp.filesRead();
    await room.clock.advance(23 * 60 * MINUTE_MS);
    expect(await room.titles()).toEqual(['One', 'Two']);
    await room.clock.advance(60 * MINUTE_MS);
    expect(await room.titles()).toEqual(['One', 'Owt']);
    expect(room.ftp.filesRead()).toHaveLength(2);
  });

  test('is everything after a doubt, but nothing twice on a line that breaks again and again', async () => {
    const room = await ftpRoom(twoFar);
    await room.fetch();
    await room.clock.advance(MINUTE_MS);
    room.sandbox.schedule.edit(idOf(room, 'Two'), { summary: 'Two, renamed' });
    arm(room, 'retr', { kind: 'dropAfter' });
    expect((await faultOf(room.fetch()))?.code).toBe('unreachable');
    room.ftp.filesRead();
    await room.clock.advance(5_000);
    arm(room, 'retr', { kind: 'dropAfter' }, 1);
    expect((await faultOf(room.fetch()))?.code).toBe('unreachable');
    expect(room.ftp.filesRead()).toHaveLength(2);
    await room.clock.advance(5_000);
    expect(await room.titles()).toEqual(['One', 'Two, renamed']);
    expect(room.ftp.filesRead()).toEqual([`${idOf(room, 'Two, renamed')}.ics`]);
  });
});

describe('nothing is taken for removed', () => {
  test.each([
    ['a list that fails', 'list', { kind: 'apiError', code: 'INVALID_KS' }, 1, 'session-refused'],
    ['a list that fails and shows as an empty folder', 'list', { kind: 'emptyBody' }, 1, 'fetch-incomplete'],
    ['a list that is cut', 'list', { kind: 'cutAnswer', bytes: 90 }, 1, 'fetch-incomplete'],
    ['a connection that breaks in the list', 'list', { kind: 'dropAfter' }, 1, 'unreachable'],
  ] as const)('by %s', async (_, action, effect, after, code) => {
    const room = await ftpRoom(twoFar);
    await room.fetch();
    arm(room, action, effect, after);
    expect((await faultOf(room.fetch()))?.code).toBe(code);
    expect(await room.titles()).toEqual(['One', 'Two']);
  });

  test.each([
    ['a file that is cut', { kind: 'cutAnswer', bytes: 120 }, 'fetch-incomplete'],
    ['an empty file', { kind: 'emptyBody' }, 'fetch-incomplete'],
    ['an error of Kaltura as a file', { kind: 'apiError', code: 'SERVICE_FORBIDDEN', args: ['x->y'] }, 'forbidden'],
    ['an event that is gone since it was listed', { kind: 'apiError', code: 'INVALID_OBJECT_ID', args: ['1'] }, 'fetch-incomplete'], // prettier-ignore
    ['a connection that breaks', { kind: 'dropBefore' }, 'unreachable'],
  ] as const)('by %s', async (_, effect, code) => {
    const room = await ftpRoom(twoFar);
    arm(room, 'retr', effect, 1);
    expect((await faultOf(room.fetch()))?.code).toBe(code);
    expect(await room.titles()).toEqual(['One', 'Two']);
  });

  test('but what two listings do not have any more is gone', async () => {
    const room = await ftpRoom(twoFar);
    await room.fetch();
    const logins = room.ftp.logins;
    room.sandbox.schedule.remove(idOf(room, 'Two'));
    expect(await room.titles()).toEqual(['One']);
    expect(room.ftp.logins).toBe(logins + 2);
  });
});

describe('a text that imitates events', () => {
  test('costs its own event, which is named, and no other', async () => {
    const description = 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-KALTURA-ID:999';
    const room = await ftpRoom([...twoFar, lecture('Odd', { startsInSeconds: far, properties: { description } })]);
    const { faults, occurrences } = await room.fetch();
    expect(occurrences.map((o) => o.title)).toEqual(['One', 'Two']);
    expect(faults.map((f) => f.params['event'])).toEqual(['(999)']);
  });

  test('is a fault when it takes the place of another', async () => {
    const room = await ftpRoom(twoFar);
    const description = `a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-KALTURA-ID:${idOf(room, 'One')}`;
    room.sandbox.schedule.edit(idOf(room, 'Two'), { description });
    expect((await faultOf(room.fetch()))?.code).toBe('fetch-incomplete');
  });
});

describe('the login', () => {
  test('is refused with a sentence, and not tried again at once', async () => {
    const room = await ftpRoom(twoFar, { password: 'wrong' });
    const refusal = await faultOf(room.fetch());
    expect(refusal).toMatchObject({ code: 'ftp-login-refused', params: { user: '1234567/scheduler@example.edu' } });
    expect(JSON.stringify(refusal)).not.toContain('wrong"');
    expect((await faultOf(room.fetch()))?.code).toBe('ftp-login-refused');
    expect(room.ftp.logins).toBe(1);
    await room.clock.advance(16 * MINUTE_MS);
    await faultOf(room.fetch());
    expect(room.ftp.logins).toBe(2);
  });

  test.each([
    ['the password is missing', { password: null }],
    ['the user is one that the server cannot tell from the partner', { user: 'a/b' }],
    ['the user is missing', { user: '' }],
  ])('is not tried while %s', async (_, change) => {
    const room = await ftpRoom(twoFar, change);
    expect((await faultOf(room.fetch()))?.code).toBe('ftp-not-set-up');
    expect(room.ftp.logins).toBe(0);
  });

  test('ends when the fetch is broken off', async () => {
    const room = await ftpRoom(twoFar);
    const abort = new AbortController();
    const fetch = room.ftpSource.fetch(month(), abort.signal);
    abort.abort(new Error('the engine stops'));
    await expect(fetch).rejects.toThrow('the engine stops');
  });
});
