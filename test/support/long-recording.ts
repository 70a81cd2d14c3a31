import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MovingStream } from '../../electron/capture/stream/moving.ts';
import type { TrackId } from '../../shared/domain/ids.ts';
import { fromUnixSeconds } from '../../shared/domain/instant.ts';
import type { RecordingFrame } from '../../shared/domain/recording.ts';
import { frame } from './occurrences.ts';

const run = promisify(execFile);
const BEGIN_SECONDS = 1_795_230_000;
const TICKS_PER_SECOND = 90_000;

/**
 * Lays out in `dir` what a recording of `seconds` at 6 Mbit/s has taken: one second of noise and tone, again and again,
 * each a second later than the one before. Returns the recording.
 */
export async function layOutRecording(dir: string, seconds: number): Promise<RecordingFrame> {
  const segments = join(dir, 'segments', 'camera', 'picture', String(BEGIN_SECONDS));
  await mkdir(segments, { recursive: true });
  const second = await noisySecond();
  for (let i = 0; i < seconds; i++) {
    const [start, end] = [(BEGIN_SECONDS + i) * 1000, (BEGIN_SECONDS + i + 1) * 1000];
    const moved = new MovingStream().go(new Uint8Array(second), i * TICKS_PER_SECOND);
    await writeFile(join(segments, `${start}-${end}.ts`), moved, { flush: true });
  }
  const window = { start: fromUnixSeconds(BEGIN_SECONDS), end: fromUnixSeconds(BEGIN_SECONDS + seconds) };
  return frame({ dir, window, trackIds: ['camera' as TrackId] });
}

async function noisySecond(): Promise<Buffer> {
  const noise = 'nullsrc=s=1280x720:r=30,geq=random(1)*255:128:128,format=yuv420p';
  const args = [
    ...['-v', 'error', '-f', 'lavfi', '-i', noise, '-f', 'lavfi', '-i', 'sine=r=48000', '-t', '1'],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-b:v',
      '6M',
      '-maxrate',
      '6M',
      '-bufsize',
      '3M',
      '-bf',
      '0',
      '-g',
      '30',
    ],
    ...['-c:a', 'aac', '-copyts', '-muxdelay', '0', '-muxpreload', '0'],
    ...['-f', 'mpegts', '-mpegts_copyts', '1', '-pes_payload_size', '0', 'pipe:1'],
  ];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 26 });
  return stdout;
}
