import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import { liveSchema, type LiveSettings } from '../../../shared/settings/live.ts';
import type { LiveRoom } from '../../support/live-room.ts';
import { rtmpRoom } from '../../support/rtmp-room.ts';
import type { RtmpServer } from '../../support/rtmp-server.ts';
import { readTestPattern } from '../../support/test-pattern.ts';

let server: RtmpServer;
let room: LiveRoom;

beforeEach(async () => {
  ({ room, server } = await rtmpRoom());
});

/** Share of the bright pixels in a file's last frame. */
async function brightness(file: string): Promise<number> {
  const args = ['-v', 'error', '-i', file, '-vf', 'scale=320:180,format=gray', '-f', 'rawvideo', 'pipe:1'];
  const { stdout } = await promisify(execFile)('ffmpeg', args, { encoding: 'buffer', maxBuffer: 2 ** 28 });
  const last = stdout.subarray(-320 * 180);
  return last.filter((value) => value > 128).length / last.length;
}

/** Pushes, hides the room behind the slate of these settings, and returns how bright it is, as the server got it. */
async function hide(settings: Partial<LiveSettings>): Promise<number> {
  room.settings = liveSchema.parse(settings);
  const { id } = await room.goFor(90);
  await room.sending(id);
  room.broadcaster.show(id, 'slate');
  await room.until(id, (v) => server.publishes.length >= 2 && v.endpoints[0]?.state === 'sending');
  await room.until(id, (v) => (v.endpoints[0]?.kbps ?? 0) > 0);
  room.broadcaster.end(id);
  await room.broadcaster.stop();
  return brightness((await server.recordings()).at(-1) ?? '');
}

const numbersIn = async (file: string | undefined): Promise<readonly (number | null)[]> =>
  (await readTestPattern(file ?? '')).frames.map((f) => f.number);

it.each([
  ['the picture of the settings', true],
  ['black where that cannot be read', false],
])('hides the room behind %s', async (_what, isGood) => {
  const picture = join(room.capture.dir, 'slate 100%.ppm');
  const white = Buffer.concat([Buffer.from('P6 64 36 255\n'), Buffer.alloc(64 * 36 * 3, 255)]);
  await writeFile(picture, isGood ? white : 'this is no picture');
  expect(await hide({ slatePicture: picture })).toBe(isGood ? 1 : 0);
});

it.each(['Back soon', `100 %{pts} : it's 'here', [a]; \\n "é"`, 'x'.repeat(80)])('writes "%s" on it', async (text) => {
  const share = await hide({ slateText: text });
  expect(share).toBeGreaterThan(0.002);
  expect(share).toBeLessThan(0.2);
});

it('is black where ffmpeg cannot draw text, and that is no trouble of the server', async () => {
  room.ffmpeg = join(room.capture.dir, 'plain-ffmpeg');
  const script = `#!/bin/sh
    case "$*" in *drawtext*) echo "No such filter: 'drawtext'" >&2; exit 1;; esac
    exec ffmpeg "$@"`;
  await writeFile(room.ffmpeg, script, { mode: 0o755 });
  const reconnects: number[] = [];
  room.broadcaster.onStatus(() => reconnects.push(room.broadcaster.status()[0]?.endpoints[0]?.reconnects ?? 0));
  expect(await hide({ slateText: 'Back soon' })).toBe(0);
  expect(Math.max(...reconnects)).toBe(0);
});

it('shows viewers a slate at the press of a button while the file goes on', async () => {
  const { id, window: planned } = await room.goFor(90);
  await room.sending(id);
  await room.capture.sleepUntil(plus(planned.start, 4000));
  room.broadcaster.show(id, 'slate');
  await room.until(id, (v) => server.publishes.length === 2 && v.endpoints[0]?.state === 'sending');
  expect(room.view(id)).toMatchObject({ picture: 'slate', state: 'on', endpoints: [{ reconnects: 0, fault: null }] });
  await room.capture.sleepUntil(plus(room.capture.clock.now(), 2000));
  room.broadcaster.show(id, 'room');
  await room.until(id, (v) => server.publishes.length === 3 && v.endpoints[0]?.state === 'sending');
  const window = room.endSoon(id);
  const { tracks, gaps } = await room.capture.captured(id);

  const [before, slate, after] = await server.recordings();
  const all = await numbersIn(tracks[0]?.file);
  expect(gaps).toEqual([]);
  expect(all).toHaveLength(((window.end - window.start) * 30) / 1000);
  expect((await numbersIn(before))[0]).toBe(all[0]);
  expect(new Set(await numbersIn(slate))).toEqual(new Set([null]));
  expect((await readTestPattern(slate ?? '')).toneStartsMs).toEqual([]);
  expect((await numbersIn(after)).at(-1)).toBe(all.at(-1));
});
