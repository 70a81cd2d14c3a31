import { beforeEach, expect, it } from 'vitest';
import { liveSchema } from '../../../shared/settings/live.ts';
import { smallSettings, smallTrack } from '../../support/capture-room.ts';
import { closing } from '../../support/closing.ts';
import { endpoints } from '../../support/endpoints.ts';
import { EqualProcesses } from '../../support/equal-processes.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { probed, type Probed } from '../../support/probed.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { serveStream } from '../../support/served-stream.ts';

/** A still picture for five seconds, which lets an encoder save up, then three of noise, which cannot be compressed. */
const BURSTS = "testsrc=s=640x360:r=30,noise=alls=100:allf=t:enable='gt(mod(t,8),5)'[out0];sine=440:r=48000[out1]";
const SECONDS = 18;
const CAP_KBPS = 500;

let server: RtmpServer;
let room: LiveRoom;

beforeEach(async () => {
  server = closing(await RtmpServer.start());
  const source = closing(await serveStream(BURSTS));
  const track = { ...smallTrack('camera', 'bursts', 'bursts'), videoKbps: CAP_KBPS };
  const settings = smallSettings({
    sources: [{ id: 'bursts', label: 'Bursts', kind: 'network', device: source.url }],
    profiles: [{ name: 'Lecture', tracks: [track] }],
  });
  room = closing(await LiveRoom.open(settings, new EqualProcesses()));
  room.scheduled = endpoints({ rtmp: { primary: server.url(), secondary: null } });
});

/** The most that any `seconds` of the picture hold, in kbit/s. */
function peakKbps(pictures: Probed['pictures'], seconds: number): number {
  const bytesFrom = (fromMs: number): number =>
    pictures
      .filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + seconds * 1000)
      .reduce((sum, { bytes }) => sum + bytes, 0);
  return Math.max(...pictures.map(({ atMs }) => (bytesFrom(atMs) * 8) / 1000 / seconds));
}

it.each([
  ["the recording's own stream", null, CAP_KBPS],
  ['a second encode', { videoKbps: 300, height: null }, 300],
])('%s stays within its rate, whatever the picture does', async (_what, lowerRate, kbps) => {
  room.settings = liveSchema.parse({ lowerRate });
  const { id } = await room.goFor(SECONDS);
  await room.sending(id);
  await room.capture.captured(id);
  const [file = ''] = await server.recordings();
  const { pictures } = await probed(file);

  expect(pictures.length).toBeGreaterThan((SECONDS - 2) * 30);
  // The noise was seen: without a cap it takes many times the rate.
  expect(peakKbps(pictures, 2) / kbps).toBeGreaterThan(0.9);
  expect(peakKbps(pictures, 1) / kbps).toBeLessThan(2.1);
  expect(peakKbps(pictures, 2) / kbps).toBeLessThan(1.6);
});
