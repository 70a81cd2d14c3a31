import { stat } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { plus, type Span } from '../../../shared/domain/instant.ts';
import { liveSchema } from '../../../shared/settings/live.ts';
import { smallSettings } from '../../support/capture-room.ts';
import { closing } from '../../support/closing.ts';
import { endpoints } from '../../support/endpoints.ts';
import { EqualProcesses } from '../../support/equal-processes.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { probed } from '../../support/probed.ts';
import { ownProcessesWith } from '../../support/process-list.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

const HEIGHT = 180;
/** How the second encode can be told from everything else that runs. */
const MARK = `scale=-2:'min(ih,${HEIGHT})'`;

let room: LiveRoom;
let primary: RtmpServer;
let secondary: RtmpServer;

beforeEach(async () => {
  primary = closing(await RtmpServer.start());
  secondary = closing(await RtmpServer.start());
  room = closing(await LiveRoom.open(smallSettings(), new EqualProcesses()));
  room.settings = liveSchema.parse({ lowerRate: { videoKbps: 150, height: HEIGHT } });
  room.scheduled = endpoints({ rtmp: { primary: primary.url(), secondary: secondary.url() } });
});

const framesOf = ({ start, end }: Span): number => ((end - start) * 30) / 1000;

const numbersIn = async (file: string | undefined): Promise<readonly (number | null)[]> =>
  (await readTestPattern(file ?? '')).frames.map((f) => f.number);

it('sends both endpoints the same smaller picture, every frame of it, while the file is as set', async () => {
  const { id, window: planned } = await room.goFor(60);
  const view = await room.sending(id);
  expect(view).toMatchObject({ lowerRate: { videoKbps: 150, height: HEIGHT }, lowerRateFault: null });
  expect(await ownProcessesWith(MARK)).toHaveLength(1);
  await room.capture.sleepUntil(plus(planned.start, 9000));
  const window = room.endSoon(id);
  const { tracks, gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  const file = tracks[0]?.file ?? '';
  const seen = await readTestPattern(file);
  expect(judge(seen, window, 30)).toMatchObject({ frames: framesOf(window), missing: 0, repeated: 0 });
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
  const { id } = await room.goFor(90);
  await room.sending(id);
  const [encoder] = await ownProcessesWith(MARK);
  if (!encoder) throw new Error('nothing is encoded a second time');
  process.kill(encoder.pid, 'SIGSTOP');
  const view = await room.until(id, (v) => v.lowerRateFault !== null);
  expect(view).toMatchObject({ lowerRate: null, lowerRateFault: { code: 'live-lower-rate-behind' } });
  await room.until(id, (v) => primary.publishes.length === 2 && v.endpoints.every((e) => e.state === 'sending'));
  expect(room.view(id).endpoints).toMatchObject([
    { reconnects: 0, fault: null },
    { reconnects: 0, fault: null },
  ]);
  expect(await ownProcessesWith(MARK)).toEqual([]);
  const window = room.endSoon(id);
  const { tracks, gaps } = await room.capture.captured(id);

  expect(gaps).toEqual([]);
  const seen = await readTestPattern(tracks[0]?.file ?? '');
  expect(judge(seen, window, 30)).toMatchObject({ frames: framesOf(window), missing: 0, repeated: 0 });
  const [, own = ''] = await primary.recordings();
  expect(await probed(own)).toMatchObject({ height: 360 });
  expect((await numbersIn(own)).at(-1)).toBe(seen.frames.at(-1)?.number);
});
