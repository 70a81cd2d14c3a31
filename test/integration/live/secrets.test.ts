import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { FileLog } from '../../../electron/adapters/file-log.ts';
import { compose } from '../../../electron/compose.ts';
import type { Engine } from '../../../electron/ports/engine.ts';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { awaited } from '../../support/awaited.ts';
import { closing } from '../../support/closing.ts';
import { nodeWorld } from '../../support/node-world.ts';
import { engineFolder, TWO_TEST_TRACKS } from '../../support/paired-engine.ts';
import { commandLinesWith } from '../../support/process-list.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';

const LIVE = '1_townhall';
/** One word for each kind of secret that a push has; each is found nowhere else. */
const CANARY = {
  token: 'canary0token',
  name: 'canary0name',
  key: 'canary0key',
  user: 'canary0user',
  password: 'canary0password',
} as const;
/** What is kept where the operating system encrypts it; this test's world does not. */
const KEPT_SECRETS = 'secrets.json';
/** What nobody else can read, and only until ffmpeg has read it: options that are kept off the process list. */
const HANDED_OVER = 'relays';

let good: RtmpServer;
let refusing: RtmpServer;
let sandbox: Sandbox;
let room: Awaited<ReturnType<typeof engineFolder>>;
let engine: Engine;

beforeEach(async () => {
  good = closing(await RtmpServer.start());
  refusing = closing(await RtmpServer.start());
  refusing.mayPublish = () => false;
  const entries = [{ key: 'live', id: LIVE, type: 'liveStream' as const, name: 'Town hall' }];
  sandbox = closing(await startSandbox({ scenario: { entries } }));
  room = await engineFolder();
  onTestFinished(() => room.dispose());
  engine = compose(nodeWorld(room.folder, FileLog.at(join(room.folder, 'lectern.log'))));
  onTestFinished(() => engine.stop());
  await engine.start();
});

/** The first snapshot that `isIt`. */
const until = (isIt: (snapshot: Snapshot) => boolean): Promise<Snapshot> =>
  awaited(
    new Promise((resolve) => {
      const look = (snapshot: Snapshot): void => {
        if (!isIt(snapshot)) return;
        stop();
        resolve(snapshot);
      };
      const stop = engine.onSnapshot(look);
      look(engine.snapshot());
    }),
    () => `the engine shows ${JSON.stringify({ ...engine.snapshot(), changes: [] })}`,
  );

/** A live event whose addresses only the schedule tells, with every kind of secret in them. */
async function scheduleLive(): Promise<void> {
  Object.assign(sandbox.state.entries.get(LIVE) ?? {}, {
    primaryBroadcastingUrl: `rtmp://127.0.0.1:${good.port}/kLive`,
    secondaryBroadcastingUrl: refusing.url(CANARY.token),
    ...{ primaryRtspBroadcastingUrl: '', secondaryRtspBroadcastingUrl: '' },
    ...{ streamName: `${CANARY.name}_%i`, streamUsername: CANARY.user, streamPassword: CANARY.password },
  });
  sandbox.schedule.add({
    ...{ type: 'liveStream', summary: 'Town hall', startsInSeconds: 12, lastsSeconds: 60 },
    ...{ resources: ['room'], templateEntry: 'live' },
  });
  const { partnerId, tokenId, token, resourceId } = sandbox.credentials;
  const server = { id: 'archive', label: 'Archive', url: `rtmp://127.0.0.1:${good.port}/kLive`, enabled: true };
  await engine.intents.changeSettings({
    capture: TWO_TEST_TRACKS,
    live: { servers: [server] },
    schedule: { source: 'ical' },
  });
  await engine.intents.setStreamKey({ serverId: server.id, key: CANARY.key });
  await engine.intents.pair({ serverUrl: sandbox.url, partnerId, tokenId, token });
  await engine.intents.chooseResource({ id: String(resourceId), name: 'Room 702' });
  await until((s) => s.slots.some((slot) => slot.occurrence.title === 'Town hall'));
  sandbox.state.entries.delete(LIVE);
}

/** Everything that stays on disk, but for the secrets' own place and the recording: journal, log, schedule, settings. */
async function writtenIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile() && e.name !== KEPT_SECRETS && !/\.(ts|mp4)$/.test(e.name));
  const paths = files.map((e) => join(e.parentPath, e.name)).filter((path) => basename(dirname(path)) !== HANDED_OVER);
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')] as const)));
}

it('keeps every secret of a push out of journal, log, snapshot, bundle and process list', async () => {
  await scheduleLive();
  const snapshot = await until((s) => {
    const states = new Map(s.broadcasts[0]?.endpoints.map((e) => [e.id, e]));
    const isSending = ['primary', 'archive'].every((id) => states.get(id)?.state === 'sending');
    return isSending && states.get('secondary')?.fault?.code === 'live-refused';
  });
  for (const secret of Object.values(CANARY)) expect(await commandLinesWith(secret)).toEqual([]);
  expect(await commandLinesWith(`127.0.0.1:${good.port}/kLive`)).toHaveLength(2);
  expect(good.publishes.map((p) => p.name).sort()).toEqual([CANARY.key, `${CANARY.name}_1`]);
  expect(refusing.publishes.map((p) => p.token)).toContain(CANARY.token);

  const { files } = await engine.intents.supportBundle({});
  const written = await writtenIn(room.folder);
  expect([...written.keys()].map((path) => path.slice(room.folder.length + 1))).toEqual(
    expect.arrayContaining(['journal.db', 'lectern.log', 'settings.json']),
  );
  expect(written.get(join(room.folder, 'lectern.log'))).toContain('live-refused');
  for (const secret of Object.values(CANARY)) {
    expect(JSON.stringify(snapshot)).not.toContain(secret);
    expect(files.filter((f) => f.text.includes(secret)).map((f) => f.name)).toEqual([]);
    expect([...written].filter(([, text]) => text.includes(secret)).map(([path]) => path)).toEqual([]);
  }
  await engine.stop();
  expect(await readdir(join(room.folder, HANDED_OVER))).toEqual([]);
});
