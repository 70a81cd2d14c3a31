import { beforeEach, expect, it } from 'vitest';
import type { CaptureSettings } from '../../../shared/settings/capture.ts';
import { smallSettings, smallTrack } from '../../support/capture-room.ts';
import { closing } from '../../support/closing.ts';
import { endpoints } from '../../support/endpoints.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { serveStream } from '../../support/served-stream.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: LiveRoom;
let primary: RtmpServer;
let secondary: RtmpServer;

beforeEach(async () => {
  primary = closing(await RtmpServer.start());
  secondary = closing(await RtmpServer.start());
});

async function openRoom(settings?: CaptureSettings): Promise<void> {
  room = closing(await LiveRoom.open(settings));
  room.scheduled = endpoints({ rtmp: { primary: primary.url(), secondary: secondary.url() } });
}

const numbersIn = async (file: string | undefined): Promise<readonly (number | null)[]> =>
  (await readTestPattern(file ?? '')).frames.map((f) => f.number);

it('a server that goes down and comes back costs only its own viewers the time in between', async () => {
  await openRoom();
  const { id } = await room.goFor(90);
  await room.sending(id);
  await primary.down();
  const broken = await room.until(id, (v) => v.endpoints[0]?.state === 'waiting');
  expect(broken.state).toBe('on');
  expect(broken.endpoints[0]).toMatchObject({ fault: { code: 'live-lost' }, reconnects: 1 });
  expect(broken.endpoints[0]?.nextAttemptAt).not.toBeNull();
  expect(broken.endpoints[1]).toMatchObject({ state: 'sending', fault: null, reconnects: 0 });
  await primary.up();
  await room.sending(id);
  const window = room.endSoon(id);
  const { tracks, gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  const file = await readTestPattern(tracks[0]?.file ?? '');
  expect(judge(file, window, 30)).toMatchObject({
    frames: ((window.end - window.start) * 30) / 1000,
    missing: 0,
    repeated: 0,
  });
  const all = file.frames.map((f) => f.number);
  const [unbroken, ...more] = await secondary.recordings();
  expect(await numbersIn(unbroken)).toEqual(all);
  expect(more).toEqual([]);

  const resumed = await numbersIn((await primary.recordings())[1]);
  expect(resumed.length).toBeGreaterThan(0);
  expect(resumed).toEqual(all.slice(-resumed.length));
});

/** Pictures that cannot be compressed, so that a server that stops reading is felt within seconds. */
const NOISE = 'testsrc=s=640x360:r=30,noise=alls=100:allf=t[out0];sine=440:r=48000[out1]';

it('a server that freezes is given up, and taken back at the present picture', async () => {
  const source = closing(await serveStream(NOISE));
  await openRoom(
    smallSettings({
      sources: [{ id: 'noise', label: 'Noise', kind: 'network', device: source.url }],
      profiles: [{ name: 'Lecture', tracks: [smallTrack('camera', 'noise', 'noise')] }],
    }),
  );
  const { id } = await room.goFor(90);
  await room.sending(id);
  primary.freeze();
  const stalled = await room.until(id, (v) => v.endpoints[0]?.fault?.code === 'live-stalled');
  expect(stalled).toMatchObject({ state: 'on', endpoints: [{}, { state: 'sending', reconnects: 0 }] });
  primary.thaw();
  const back = await room.sending(id);
  room.endSoon(id);
  const { gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  expect(back.endpoints[1]).toMatchObject({ reconnects: 0, droppedMs: 0 });
  expect(await secondary.recordings()).toHaveLength(1);
});
