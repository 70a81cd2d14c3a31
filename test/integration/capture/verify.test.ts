import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NodeFiles } from '../../../electron/adapters/node-files.ts';
import { NodeProcesses } from '../../../electron/adapters/node-processes.ts';
import { SystemClock } from '../../../electron/adapters/system-clock.ts';
import { Joiner } from '../../../electron/capture/join/joiner.ts';
import { probe } from '../../../electron/capture/join/probe.ts';
import type { RecordingFrame } from '../../../shared/domain/recording.ts';
import { layOutRecording } from '../../support/long-recording.ts';

const files = new NodeFiles();
const processes = new NodeProcesses();
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lectern-verify-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** The finished file of a recording. */
async function joined(frame: RecordingFrame): Promise<string> {
  const joiner = new Joiner(files, processes, new SystemClock());
  const how = { ffprobe: 'ffprobe', background: true, zone: 'UTC', keepsPauses: false };
  const { tracks } = await joiner.join(frame, () => ['picture', 'sound'], how, new AbortController().signal);
  return tracks[0]?.file ?? '';
}

it('ffprobe decodes the beginning and the end of what was joined, and finds damage there', async () => {
  const file = await joined(await layOutRecording(join(dir, 'rec'), 4));
  const decoded = async (): Promise<readonly number[]> =>
    (await probe(processes, 'ffprobe', { file, track: 'Camera', endMs: 3980 })).decodedMs;
  const whole = await decoded();
  expect(Math.min(...whole)).toBeLessThan(100);
  expect(Math.max(...whole)).toBeGreaterThan(3900);
  const { size } = (await files.stat(file)) ?? { size: 0 };
  const damaged = await open(file, 'r+');
  const lastSecond = Math.floor(size / 4);
  await damaged.write(Buffer.alloc(lastSecond), 0, lastSecond, size - lastSecond);
  await damaged.close();
  expect(Math.max(...(await decoded()))).toBeLessThan(1000);
});
