import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { TEST_STRIP } from '../../electron/capture/argv/test-pattern.ts';

/** A frame of the test source as found in a file. */
export interface SeenFrame {
  /** Place in the file, ms. */
  readonly atMs: number;
  /** Wall clock at which the source made it, epoch ms modulo 2^32; null when the strip cannot be read. */
  readonly wallMs: number | null;
  /** Number since the source began; null when the strip cannot be read. */
  readonly number: number | null;
}

/** What a finished file shows of the test source. */
export interface SeenPattern {
  readonly frames: readonly SeenFrame[];
  /** Beginnings of the tone, in ms from the beginning of the file. One per wall-clock second. */
  readonly toneStartsMs: readonly number[];
}

const STRIP_BYTES = TEST_STRIP.cells * TEST_STRIP.rows;
const RATE = 48_000;

/** Decodes a file with ffmpeg and reads the strip of every frame, and the tone. Holes in the sound count as silence. */
export async function readTestPattern(file: string, ffmpeg = 'ffmpeg'): Promise<SeenPattern> {
  const sounding = await hasSound(file);
  const strip = `crop=iw:max(8\\,round(ih/18)*2):0:0,scale=${TEST_STRIP.cells}:${TEST_STRIP.rows}:flags=area,format=gray`;
  const args = [
    ...['-v', 'error', '-copyts', '-i', file, '-filter_complex', `[0:v]${strip},split[pictures][times]`],
    ...['-map', '[pictures]', '-vsync', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
    ...['-map', '[times]', '-vsync', 'passthrough', '-f', 'framecrc', 'pipe:3'],
    ...(sounding ? soundTo('pipe:4') : []),
  ];
  const child = spawn(ffmpeg, args, { stdio: ['ignore', 'pipe', 'inherit', 'pipe', 'pipe'] });
  const [pictures, times, sound] = await Promise.all([1, 3, 4].map((fd) => allOf(child.stdio[fd] as Readable)));
  if (!pictures || !times || !sound) throw new Error(`${file} could not be read`);
  const stamps = stampsIn(times.toString('utf8'));
  const frames = stamps.map((atMs, i) => ({
    atMs,
    ...readStrip(pictures.subarray(i * STRIP_BYTES, (i + 1) * STRIP_BYTES)),
  }));
  return { frames, toneStartsMs: toneStarts(sound) };
}

const soundTo = (output: string): string[] => [
  ...['-map', '0:a', '-af', 'aresample=async=1:first_pts=0', '-ac', '1', '-ar', `${RATE}`, '-f', 's16le', output],
];

async function hasSound(file: string): Promise<boolean> {
  const args = ['-v', 'error', '-select_streams', 'a', '-show_entries', 'stream=index', '-of', 'csv=p=0', file];
  const child = spawn('ffprobe', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  // For a transport stream without sound, its program is listed as an empty line.
  return (await allOf(child.stdout)).toString().trim() !== '';
}

async function allOf(stream: Readable): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

/** Presentation times in ms from ffmpeg's `framecrc` list: `stream, dts, pts, duration, size, crc`. */
function stampsIn(list: string): number[] {
  const [, top = '1', bottom = '1'] = /^#tb 0: (\d+)\/(\d+)/m.exec(list) ?? [];
  const lines = list.split('\n').filter((l) => l !== '' && !l.startsWith('#'));
  return lines.map((l) => (Number(l.split(',')[2]) * Number(top) * 1000) / Number(bottom));
}

/** Reads the two rows of cells; nulls when the markers at their ends are not there. */
function readStrip(cells: Uint8Array): { wallMs: number | null; number: number | null } {
  const bit = (row: number, cell: number): number => ((cells[row * TEST_STRIP.cells + cell] ?? 0) > 127 ? 1 : 0);
  const last = TEST_STRIP.cells - 1;
  const isStrip = bit(0, 0) === 1 && bit(0, last) === 0 && bit(1, 0) === 0 && bit(1, last) === 1;
  if (!isStrip) return { wallMs: null, number: null };
  const value = (row: number, bits: number): number =>
    Array.from({ length: bits }, (_, i) => bit(row, i + 1) * 2 ** i).reduce((a, b) => a + b, 0);
  return { wallMs: value(0, TEST_STRIP.wallBits), number: value(1, TEST_STRIP.numberBits) };
}

/** Where the sound becomes loud after at least 200 ms of quiet. */
function toneStarts(samples: Buffer): number[] {
  const starts: number[] = [];
  let quiet = RATE;
  for (let i = 0; i + 1 < samples.length; i += 2) {
    const loud = Math.abs(samples.readInt16LE(i)) > 3000;
    if (loud && quiet >= RATE / 5) starts.push((i / 2 / RATE) * 1000);
    quiet = loud ? 0 : quiet + 1;
  }
  return starts;
}

/** What the frames prove about a file that should begin at `start` and end at `end` (epoch ms). */
export interface Judged {
  /** True wall clock of the first frame (see `onBeat`) minus the start asked for, ms. */
  readonly startErrorMs: number;
  /** True wall clock of the end of the last frame minus the end asked for, ms. */
  readonly endErrorMs: number;
  readonly frames: number;
  /** Frames of the source that are missing between the first and the last. */
  readonly missing: number;
  /** Frames shown twice. */
  readonly repeated: number;
  readonly unreadable: number;
  /** Median of tone minus picture, ms; negative: sound early. Null without tone. */
  readonly avOffsetMs: number | null;
}

const WALL_RANGE = 2 ** TEST_STRIP.wallBits;

/** Compares a file's frames with the window it should show, at `fps` frames a second. */
export function judge(seen: SeenPattern, window: { start: number; end: number }, fps: number): Judged {
  const readable = onBeat(
    seen.frames.filter((f): f is ReadFrame => f.wallMs !== null && f.number !== null),
    fps,
  );
  const [first, last] = [readable[0], readable.at(-1)];
  if (!first || !last) throw new Error('no frame of the test source can be read');
  const numbers = readable.map((f) => f.number);
  const steps = numbers.slice(1).map((n, i) => n - (numbers[i] ?? n));
  return {
    startErrorMs: apartMs(first.wallMs, window.start) - first.atMs,
    endErrorMs: apartMs(last.wallMs + 1000 / fps, window.end),
    frames: seen.frames.length,
    missing: steps.filter((s) => s > 1).reduce((sum, s) => sum + s - 1, 0),
    repeated: steps.filter((s) => s === 0).length,
    unreadable: seen.frames.length - readable.length,
    avOffsetMs: avOffset(seen.toneStartsMs, readable, (wall) => window.start + apartMs(wall, window.start)),
  };
}

interface ReadFrame extends SeenFrame {
  readonly wallMs: number;
  readonly number: number;
}

/** How much later a wall clock of the strip is than another, or an epoch. */
function apartMs(wall: number, other: number): number {
  const d = (((wall - other) % WALL_RANGE) + WALL_RANGE) % WALL_RANGE;
  return d > WALL_RANGE / 2 ? d - WALL_RANGE : d;
}

/**
 * The frames with the wall clock at which each was due: by its number, and by that frame of its run that came nearest to the
 * beat, since a busy PC makes frames late and never early.
 */
function onBeat(frames: readonly ReadFrame[], fps: number): readonly ReadFrame[] {
  return runsOf(frames).flatMap((run) => {
    const dueMs = (f: ReadFrame): number => (f.number * 1000) / fps;
    const begin = run[0]?.wallMs ?? 0;
    const begun = begin + Math.min(...run.map((f) => apartMs(f.wallMs, begin) - dueMs(f)));
    return run.map((f) => ({ ...f, wallMs: begun + dueMs(f) }));
  });
}

/** Cuts where the source began to count anew. */
function runsOf(frames: readonly ReadFrame[]): readonly ReadFrame[][] {
  const runs: ReadFrame[][] = [];
  for (const frame of frames) {
    const run = runs.at(-1);
    if (run && frame.number >= (run.at(-1)?.number ?? 0)) run.push(frame);
    else runs.push([frame]);
  }
  return runs;
}

/** Each tone begins at a whole second: how far is it in the file from the picture of that second? */
function avOffset(
  tones: readonly number[],
  frames: readonly ReadFrame[],
  epochMsOf: (wallMs: number) => number,
): number | null {
  const offsets = tones.flatMap((toneMs) => {
    const near = frames.findLast((f) => f.atMs <= toneMs);
    if (!near) return [];
    const shownMs = epochMsOf(near.wallMs) + (toneMs - near.atMs);
    const intoSecond = ((shownMs % 1000) + 1000) % 1000;
    return [intoSecond > 500 ? intoSecond - 1000 : intoSecond];
  });
  return offsets.sort((a, b) => a - b)[Math.floor(offsets.length / 2)] ?? null;
}
