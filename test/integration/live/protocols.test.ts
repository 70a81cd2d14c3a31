import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import { liveSchema } from '../../../shared/settings/live.ts';
import { closing } from '../../support/closing.ts';
import { endpoints } from '../../support/endpoints.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { commandLinesWith } from '../../support/process-list.ts';
import { rtmpRoom } from '../../support/rtmp-room.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { StreamReceiver } from '../../support/stream-receiver.ts';
import { selfSigned } from '../../support/self-signed.ts';
import { readTestPattern } from '../../support/test-pattern.ts';
import { tlsFront } from '../../support/tls-front.ts';

const numbersIn = async (file: string | undefined): Promise<readonly (number | null)[]> =>
  (await readTestPattern(file ?? '')).frames.map((f) => f.number);

it('pushes encrypted to a server whose authority it knows, and shows its keys to nobody', async () => {
  const server = closing(await RtmpServer.start());
  const front = closing(await tlsFront(server.port));
  const room = closing(await LiveRoom.open());
  room.caFile = join(room.capture.dir, 'authority.pem');
  await writeFile(room.caFile, selfSigned.cert);
  const primary = `rtmps://localhost:${front.port}/kLive/?p=1&e=1_live&i=0&t=s3cr3t77`;
  // No other process of this machine has this name: every one is looked at.
  room.scheduled = { ...endpoints({ rtmps: { primary, secondary: null } }), streamName: '1_sealed_%i' };

  const { id } = await room.goFor(60);
  const view = await room.sending(id);
  expect(view.endpoints[0]).toMatchObject({ protocol: 'rtmps', server: `localhost:${front.port}` });
  expect(JSON.stringify(view)).not.toContain('s3cr3t77');
  expect(await commandLinesWith(`localhost:${front.port}`)).toHaveLength(1);
  expect(await commandLinesWith('s3cr3t77')).toEqual([]);
  expect(await commandLinesWith('1_sealed_1')).toEqual([]);
  expect(await room.capture.files.list(join(room.capture.dir, 'relays'))).toEqual([]);
  room.endSoon(id);
  await room.capture.captured(id);
  expect(server.publishes).toMatchObject([{ app: 'kLive', name: '1_sealed_1', token: 's3cr3t77' }]);
});

it('pushes by RTSP', async () => {
  const receiver = closing(await StreamReceiver.rtsp('kLive/1_live_1'));
  const room = closing(await LiveRoom.open());
  room.settings = liveSchema.parse({ protocol: 'rtsp' });
  const primary = `rtsp://127.0.0.1:${receiver.port}/kLive/1_live_%i`;
  room.scheduled = endpoints({ rtsp: { primary, secondary: null } });

  const { id } = await room.goFor(6);
  const { tracks } = await room.capture.captured(id);
  await receiver.finished();
  const seen = await numbersIn(receiver.file);
  const all = await numbersIn(tracks[0]?.file);
  // The receiver itself lets the first frames pass while it learns what is in the stream.
  expect(seen.length).toBeGreaterThan(120);
  expect(seen).toEqual(all.slice(all.indexOf(seen[0] ?? null), all.indexOf(seen.at(-1) ?? null) + 1));
});

it('joins late at the present picture, and follows a moved end', async () => {
  const { room, server } = await rtmpRoom();
  const { id, window } = await room.capture.recordFor(16);
  await room.capture.sleepUntil(plus(window.start, 4000));
  room.push(id, { start: window.start, end: plus(window.start, 12_000) });
  await room.sending(id);
  room.push(id, { start: window.start, end: plus(window.start, 15_000) });
  const { tracks } = await room.capture.captured(id);

  const all = await numbersIn(tracks[0]?.file);
  const seen = await numbersIn((await server.recordings())[0]);
  const from = all.indexOf(seen[0] ?? null);
  expect(from % 30).toBe(0);
  expect(from).toBeGreaterThanOrEqual(60);
  expect(seen).toEqual(all.slice(from, 450));
});
