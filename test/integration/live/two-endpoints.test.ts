import { afterEach, beforeEach, expect, it } from 'vitest';
import { endpoints } from '../../support/endpoints.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: LiveRoom;
let primary: RtmpServer;
let secondary: RtmpServer;

beforeEach(async () => {
  [primary, secondary, room] = await Promise.all([RtmpServer.start(), RtmpServer.start(), LiveRoom.open()]);
  room.scheduled = endpoints({ rtmp: { primary: primary.url(), secondary: secondary.url('ef567890') } });
});

afterEach(async () => {
  await room.close();
  await Promise.all([primary.close(), secondary.close()]);
});

const streamOf = async (server: RtmpServer, i = 0) => readTestPattern((await server.recordings())[i] ?? '');

it('pushes exactly the scheduled window to both endpoints and records it', async () => {
  const window = room.capture.windowIn(4000, 8);
  const id = room.go(window);
  await room.sending(id);
  const { tracks, gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  const file = await readTestPattern(tracks[0]?.file ?? '');
  expect(judge(file, window, 30)).toMatchObject({ frames: 240, missing: 0, repeated: 0 });
  for (const server of [primary, secondary]) {
    const stream = await streamOf(server);
    expect(stream.frames.map((f) => f.number)).toEqual(file.frames.map((f) => f.number));
    expect(stream.toneStartsMs.length).toBeGreaterThanOrEqual(8);
    expect(server.publishes.map(({ app, name }) => [app, name])).toEqual([['kLive', '1_live_1']]);
  }
  expect([primary.publishes[0]?.token, secondary.publishes[0]?.token]).toEqual(['abcd1234', 'ef567890']);
});
