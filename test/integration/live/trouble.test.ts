import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceOf } from '../../../shared/faults/fault.ts';
import { liveSchema } from '../../../shared/settings/live.ts';
import { closingServer, hangingServer } from '../../support/bad-servers.ts';
import { closing } from '../../support/closing.ts';
import { endpoints } from '../../support/endpoints.ts';
import { freePort } from '../../support/loopback.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { commandLinesWith } from '../../support/process-list.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';
import { tlsFront } from '../../support/tls-front.ts';

it('names the trouble of each server in a sentence, while one good server and the file go on', async () => {
  const server = closing(await RtmpServer.start());
  server.mayPublish = ({ name }) => name === 'right';
  const hanging = closing(await hangingServer());
  const closed = closing(await closingServer());
  const front = closing(await tlsFront(server.port));
  const room = closing(await LiveRoom.open());
  const addresses = {
    good: `rtmp://127.0.0.1:${server.port}/kLive`,
    hanging: `rtmp://127.0.0.1:${hanging.port}/kLive`,
    closing: `rtmp://127.0.0.1:${closed.port}/kLive`,
    nowhere: 'rtmp://nowhere.invalid/kLive',
    nobody: `rtmp://127.0.0.1:${await freePort()}/kLive`,
    untrusted: `rtmps://localhost:${front.port}/kLive`,
    'wrong-key': `rtmp://127.0.0.1:${server.port}/kLive`,
    twice: `rtmp://127.0.0.1:${server.port}/kLive`,
  };
  const servers = Object.entries(addresses).map(([id, url]) => ({ id, label: id, url }));
  room.settings = liveSchema.parse({ servers });
  for (const { id } of servers) room.keys.set(id, id === 'wrong-key' ? 'wrong' : 'right');

  const { id } = await room.goFor(90);
  const view = await room.until(
    id,
    (v) => v.endpoints.length === servers.length && v.endpoints.every((e) => e.state === 'sending' || e.fault !== null),
  );
  const window = room.endSoon(id);
  const codes = Object.fromEntries(view.endpoints.map((e) => [e.id, e.fault?.code ?? null]));
  const { tracks, gaps } = await room.capture.captured(id);

  const pair = [codes['good'], codes['twice']];
  expect(pair).toContain('live-already-broadcasting');
  expect(codes).toMatchObject({
    hanging: 'live-no-answer',
    closing: 'live-refused',
    nowhere: 'live-unknown-host',
    nobody: 'live-unreachable',
    untrusted: 'live-tls-failed',
    'wrong-key': 'live-refused',
  });
  for (const { fault } of view.endpoints) if (fault) expect(sentenceOf(fault)).not.toContain('{');
  expect(JSON.stringify(view)).not.toMatch(/right|"wrong"/);
  expect(gaps).toEqual([]);
  const file = await readTestPattern(tracks[0]?.file ?? '');
  expect(judge(file, window, 30)).toMatchObject({
    frames: ((window.end - window.start) * 30) / 1000,
    missing: 0,
    repeated: 0,
  });
});

it('gives user and password to a server that asks, and to no other', async () => {
  const server = closing(await RtmpServer.start());
  const room = closing(await LiveRoom.open());
  const primary = `rtmp://127.0.0.1:${server.port}/kLive`;
  room.scheduled = endpoints({ rtmp: { primary, secondary: null }, username: 'encoder', password: 'hush-hush' });
  room.ffmpeg = join(room.capture.dir, 'asking-ffmpeg');
  // What ffmpeg says when a server's challenge finds it without a login.
  const script = `#!/bin/sh
    case "$*" in *encoder:hush-hush@*) exec ffmpeg "$@";; esac
    echo "[rtmp @ 0x1] No credentials set" >&2; exit 1`;
  await writeFile(room.ffmpeg, script, { mode: 0o755 });
  const { id } = await room.goFor(60);
  const view = await room.sending(id);
  expect(view.endpoints).toMatchObject([{ state: 'sending', reconnects: 0, fault: null }]);
  expect(JSON.stringify(view)).not.toMatch(/encoder|hush-hush/);
  expect(await commandLinesWith('hush-hush')).toHaveLength(1);
});
