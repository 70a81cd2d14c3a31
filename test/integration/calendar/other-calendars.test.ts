import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { EngineRoom, pairWithSandbox, TWO_TEST_TRACKS } from '../../support/paired-engine.ts';
import { EngineProcess } from '../../support/engine-process.ts';
import { listen } from '../../support/loopback.ts';

const SECRET_PATH = '/private-7f3a9c/campus.ics';

/** What the campus's server was asked, and how it answers. */
class Campus {
  readonly asked: { readonly url: string; readonly etag: string }[] = [];
  text = '';
  status = 200;
  #server: Server | null = null;

  async start(): Promise<string> {
    const server = createServer((request, response) => this.#answer(request, response));
    this.#server = server;
    return `http://127.0.0.1:${await listen(server)}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  #answer({ headers, url = '' }: IncomingMessage, response: ServerResponse): void {
    const etag = String(headers['if-none-match'] ?? '');
    this.asked.push({ url, etag });
    if (url === '/moved') return void response.writeHead(302, { location: SECRET_PATH }).end();
    if (url === '/round') return void response.writeHead(302, { location: '/round' }).end();
    if (this.status !== 200) return void response.writeHead(this.status).end('no');
    if (etag === '"1"') return void response.writeHead(304).end();
    response.writeHead(200, { etag: '"1"', 'content-type': 'text/calendar' }).end(this.text);
  }
}

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
const calendar = (title: string, inSeconds: number, lastsSeconds: number): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//campus//EN', 'BEGIN:VEVENT', 'UID:a@campus', `SUMMARY:${title}`, `DTSTART:${stamp(Date.now() + inSeconds * 1000)}`, `DURATION:PT${lastsSeconds}S`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'); // prettier-ignore

/** Kaltura's own schedule is fetched beside the other calendars, and may come after them. */
const hasSynced = ({ connection }: Snapshot): boolean => connection.state !== 'syncing';

describe('a campus calendar', () => {
  let room: EngineRoom;
  let folder: string;
  let campus: Campus;
  let origin: string;
  beforeEach(async () => {
    campus = new Campus();
    origin = await campus.start();
    room = await EngineRoom.open();
    folder = await mkdtemp(join(tmpdir(), 'lectern-campus-'));
    await pairWithSandbox(room.engine, room.sandbox);
  });
  afterEach(async () => {
    await room.close();
    await campus.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('in a file has its lecture recorded, and uploaded without template', async () => {
    const place = join(folder, 'campus.ics');
    await writeFile(place, calendar('Campus lecture', 12, 4));
    const { schedule } = await room.engine.ask('addCalendar', { name: 'Campus', place });
    expect(schedule.calendars).toMatchObject([{ id: 'campus', name: 'Campus', file: place }]);
    const done = await room.engine.until((s) => s.recordings[0]?.state === 'uploaded');
    const [recording] = done.recordings;
    expect(recording).toMatchObject({ title: 'Campus lecture', fault: null });
    const entry = room.sandbox.state.entries.get(recording?.tracks[0]?.entryId ?? '');
    expect(entry).toMatchObject({ name: 'Campus lecture' });
    expect(entry?.templateEntryId ?? null).toBeNull();
  });

  test('behind an address, moved and unchanged, is read by its tag; the address is nowhere but with the secrets', async () => {
    campus.text = calendar('Campus lecture', 7200, 3600);
    const { engine } = room;
    await engine.ask('addCalendar', { name: 'Campus', place: `${origin}/moved` });
    const shown = await engine.until((s) => s.slots.some((slot) => slot.occurrence.calendar === 'Campus'));
    expect(shown.calendars).toMatchObject([{ name: 'Campus', from: new URL(origin).host, events: 1, faults: [] }]);
    await engine.ask('syncNow', {});
    await engine.until(() => campus.asked.some((a) => a.etag === '"1"'));

    campus.status = 500;
    await engine.ask('syncNow', {});
    const failing = await engine.until((s) => s.calendars[0]?.faults.length === 1 && hasSynced(s));
    expect(failing.calendars[0]?.faults[0]).toMatchObject({
      code: 'feed-unreachable',
      params: { problem: 'HTTP 500' },
    });
    expect(failing.connection.state).toBe('online');
    expect(failing.slots.map((s) => s.occurrence.title)).toContain('Campus lecture');

    await engine.ask('removeCalendar', { id: 'campus' });
    await engine.until((s) => s.calendars.length === 0 && s.slots.length === 0);
    const bundle = JSON.stringify(await engine.ask('supportBundle', {}));
    for (const name of await readdir(room.folder)) {
      if (name === 'secrets.json' || name === 'recordings') continue;
      expect(await readFile(join(room.folder, name), 'latin1'), name).not.toContain('/moved');
    }
    expect(bundle).not.toContain('private-7f3a9c');
  });

  test('that moves round and round, or is no calendar, is a fault of its own', async () => {
    await room.engine.ask('addCalendar', { name: 'Round', place: `${origin}/round` });
    campus.text = '<html>Please log in</html>';
    await room.engine.ask('addCalendar', { name: 'Page', place: `${origin}${SECRET_PATH}` });
    const { calendars, connection } = await room.engine.until(
      (s) => s.calendars.length === 2 && s.calendars.every((c) => c.faults.length > 0) && hasSynced(s),
    );
    expect(calendars.map((c) => c.faults[0]?.code)).toEqual(['feed-unreachable', 'not-a-calendar']);
    expect(JSON.stringify(calendars)).not.toContain('private-7f3a9c');
    expect(connection.state).toBe('online');
  });

  test.each(['http://campus.example/a.ics', 'campus.ics', 'ftp://campus.example/a.ics'])(
    'at %s is refused',
    async (place) => {
      await expect(room.engine.ask('addCalendar', { name: 'Campus', place })).rejects.toThrow('bad-calendar-place');
    },
  );
});

test('the engine reads the schedule over FTP once user and password are there', async () => {
  const sandbox = await startSandbox({ ftpPort: 0 });
  sandbox.clock.skewMs = 3_600_000;
  const folder = await mkdtemp(join(tmpdir(), 'lectern-ftp-'));
  const engine = await EngineProcess.start(folder);
  try {
    const { hostname, port } = new URL(sandbox.ftpUrl ?? '');
    sandbox.schedule.add({ summary: 'Over FTP', startsInSeconds: 7200, lastsSeconds: 60, resources: ['room'] });
    const ftp = { host: hostname, port: Number(port), user: 'scheduler@example.edu' };
    await engine.ask('changeSettings', { capture: TWO_TEST_TRACKS, schedule: { source: 'ftp', ftp } });
    await expect(pairWithSandbox(engine, sandbox)).rejects.toThrow('ftp-not-set-up');
    await engine.ask('setFtpPassword', { value: 'Scheduler-1' });
    const { connection, slots } = await engine.until((s) => s.slots.length > 0 && s.connection.skewMs !== null);
    expect(slots[0]?.occurrence).toMatchObject({ title: 'Over FTP', source: 'ftp' });
    expect(Math.abs((connection.skewMs ?? 0) - 3_600_000)).toBeLessThan(60_000);
    expect(await engine.ask('scheduleSecrets', {})).toEqual({ hasFtpPassword: true });
    for (const name of (await readdir(folder)).filter((n) => /\.(?:json|log|db)/.test(n) && n !== 'secrets.json')) {
      expect(await readFile(join(folder, name), 'latin1'), name).not.toContain('Scheduler-1');
    }
  } finally {
    await engine.quit();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
});
