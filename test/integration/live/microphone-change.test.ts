import { beforeEach, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import { smallSettings, smallTrack } from '../../support/capture-room.ts';
import type { LiveRoom } from '../../support/live-room.ts';
import { rtmpRoom } from '../../support/rtmp-room.ts';
import type { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: LiveRoom;
let server: RtmpServer;

beforeEach(async () => {
  ({ room, server } = await rtmpRoom());
});

const SWITCHED_MS = 5000;

it('sends the sound of another microphone on the same connection, and every picture', async () => {
  const { capture } = room;
  const { id, window: planned } = await room.goFor(90);
  await room.sending(id);
  await capture.sleepUntil(plus(planned.start, SWITCHED_MS));
  const tracks = [smallTrack('camera', 'pattern', 'other')];
  capture.settings = smallSettings({ profiles: [{ name: 'Lecture', tracks }] });
  capture.recorder.followSound();
  await capture.delivering('other');
  await capture.sleepUntil(plus(capture.clock.now(), 3000));
  const window = room.endSoon(id);
  const lasts = (window.end - window.start) / 1000;
  const { tracks: made, gaps } = await capture.captured(id);

  expect(gaps.every((g) => g.only === 'sound')).toBe(true);
  const [streamed, ...more] = await server.recordings();
  expect(more).toEqual([]);
  const [file, stream] = await Promise.all([readTestPattern(made[0]?.file ?? ''), readTestPattern(streamed ?? '')]);
  expect(stream.frames.map((f) => f.number)).toEqual(file.frames.map((f) => f.number));
  // A tone begins with every second of the wall clock.
  const seconds = stream.toneStartsMs.map((at) => Math.round(at / 1000)).filter((s) => s < lasts);
  expect(seconds.filter((s) => s < SWITCHED_MS / 1000)).toEqual([0, 1, 2, 3, 4]);
  expect(seconds.slice(-4)).toEqual([lasts - 4, lasts - 3, lasts - 2, lasts - 1]);
  expect(judge(stream, window, 30).avOffsetMs).toBeCloseTo(judge(file, window, 30).avOffsetMs ?? 0, -2);
});
