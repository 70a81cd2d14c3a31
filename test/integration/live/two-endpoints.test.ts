import { beforeEach, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import { closing } from '../../support/closing.ts';
import { endpoints } from '../../support/endpoints.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: LiveRoom;
let primary: RtmpServer;
let secondary: RtmpServer;

beforeEach(async () => {
  primary = closing(await RtmpServer.start());
  secondary = closing(await RtmpServer.start());
  room = closing(await LiveRoom.open());
  room.scheduled = endpoints({ rtmp: { primary: primary.url(), secondary: secondary.url('ef567890') } });
});

const streamOf = async (server: RtmpServer, i = 0) => readTestPattern((await server.recordings())[i] ?? '');

it('pushes exactly the scheduled window to both endpoints and records it', async () => {
  const { id, window: planned } = await room.goFor(60);
  await room.sending(id);
  await room.capture.sleepUntil(plus(planned.start, 6000));
  const window = room.endSoon(id);
  const lasts = (window.end - window.start) / 1000;
  const { tracks, gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  const file = await readTestPattern(tracks[0]?.file ?? '');
  expect(judge(file, window, 30)).toMatchObject({ frames: lasts * 30, missing: 0, repeated: 0 });
  for (const server of [primary, secondary]) {
    const stream = await streamOf(server);
    expect(stream.frames.map((f) => f.number)).toEqual(file.frames.map((f) => f.number));
    expect(stream.toneStartsMs.length).toBeGreaterThanOrEqual(lasts);
    expect(server.publishes.map(({ app, name }) => [app, name])).toEqual([['kLive', '1_live_1']]);
  }
  expect([primary.publishes[0]?.token, secondary.publishes[0]?.token]).toEqual(['abcd1234', 'ef567890']);
});
