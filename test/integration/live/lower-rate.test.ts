import { stat } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { liveSchema } from '../../../shared/settings/live.ts';
import { endpoints } from '../../support/endpoints.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { probed } from '../../support/probed.ts';
import { processesWith } from '../../support/process-list.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

const HEIGHT = 180;
/** How the second encode can be told from everything else that runs. */
const MARK = `scale=-2:'min(ih,${HEIGHT})'`;

let room: LiveRoom;
let primary: RtmpServer;
let secondary: RtmpServer;

beforeEach(async () => {
  [primary, secondary, room] = await Promise.all([RtmpServer.start(), RtmpServer.start(), LiveRoom.open()]);
  room.settings = liveSchema.parse({ lowerRate: { videoKbps: 150, height: HEIGHT } });
  room.scheduled = endpoints({ rtmp: { primary: primary.url(), secondary: secondary.url() } });
});

afterEach(async () => {
  await room.close();
  await Promise.all([primary.close(), secondary.close()]);
});

const numbersIn = async (file: string | undefined): Promise<readonly (number | null)[]> =>
  (await readTestPattern(file ?? '')).frames.map((f) => f.number);

it('sends both endpoints the same smaller picture, every frame of it, while the file is as set', async () => {
  const window = room.capture.windowIn(4000, 12);
  const id = room.go(window);
  const view = await room.sending(id);
  expect(view).toMatchObject({ lowerRate: { videoKbps: 150, height: HEIGHT }, lowerRateFault: null });
  expect(await processesWith(MARK)).toHaveLength(1);
  const { tracks, gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  const file = tracks[0]?.file ?? '';
  const seen = await readTestPattern(file);
  expect(judge(seen, window, 30)).toMatchObject({ frames: 360, missing: 0, repeated: 0 });
  const all = seen.frames.map((f) => f.number);
  for (const server of [primary, secondary]) {
    const [stream = '', ...more] = await server.recordings();
    expect(more).toEqual([]);
    expect(await numbersIn(stream)).toEqual(all);
    const found = await probed(stream);
    expect(found).toMatchObject({ width: 320, height: HEIGHT, audioCodec: 'aac' });
    expect(found.keyFrameGapsMs.length).toBeGreaterThan(3);
    expect(new Set(found.keyFrameGapsMs)).toEqual(new Set([2000]));
    expect((await stat(stream)).size).toBeLessThan(0.9 * (await stat(file)).size);
  }
});

it('goes on with the stream of the recording when the PC does not keep up, and says so', async () => {
  const window = room.capture.windowIn(4000, 30);
  const id = room.go(window);
  await room.sending(id);
  const [encoder] = await processesWith(MARK);
  process.kill(encoder?.pid ?? 0, 'SIGSTOP');
  const view = await room.until(id, (v) => v.lowerRateFault !== null);
  expect(view).toMatchObject({ lowerRate: null, lowerRateFault: { code: 'live-lower-rate-behind' } });
  await room.until(id, (v) => primary.publishes.length === 2 && v.endpoints.every((e) => e.state === 'sending'));
  expect(room.view(id).endpoints).toMatchObject([
    { reconnects: 0, fault: null },
    { reconnects: 0, fault: null },
  ]);
  expect(await processesWith(MARK)).toEqual([]);
  const { tracks, gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  const seen = await readTestPattern(tracks[0]?.file ?? '');
  expect(judge(seen, window, 30)).toMatchObject({ frames: 900, missing: 0, repeated: 0 });
  const [, own = ''] = await primary.recordings();
  expect(await probed(own)).toMatchObject({ height: 360 });
  expect((await numbersIn(own)).at(-1)).toBe(seen.frames.at(-1)?.number);
});
