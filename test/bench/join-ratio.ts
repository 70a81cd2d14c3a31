import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { NodeProcesses } from '../../electron/adapters/node-processes.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { Joiner } from '../../electron/capture/join/joiner.ts';
import type { RecordingFrame } from '../../shared/domain/recording.ts';
import { layOutRecording } from '../support/long-recording.ts';
import { spreadOf, tenth } from './spread.ts';

const run = promisify(execFile);
const SECONDS = 600;
const ROUNDS = 9;

/** What joining costs beside a copy of the same bytes. */
export interface JoinCost {
  /** Median over rounds of the time to join by the time to copy. */
  readonly joinRatioToCp: number;
  /** What joining takes on the disk beside the segments, by what the copy takes. */
  readonly joinDiskRatioToCp: number;
  /** Medians, in ms; `hashMs` is what hashing the joined file takes after it. */
  readonly joinMs: number;
  readonly hashMs: number;
  readonly copyMs: number;
}

/**
 * Joins ten minutes of 6 Mbit/s and copies the joined file (`cp`, no reflink), in turns on the same disk: both read what
 * the system still has in memory, both begin when nothing waits to be written, and both end with their file synced.
 * Joining includes verifying; the hash that a recording is certified by is a step of its own.
 */
export async function joinCost(): Promise<JoinCost> {
  const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  try {
    const frame = await layOutRecording(join(dir, 'rec'), SECONDS);
    const rounds: Round[] = [];
    await oneRound(frame, dir, true);
    for (let i = 0; i < ROUNDS; i++) rounds.push(await oneRound(frame, dir, i % 2 === 0));
    const median = (of: (round: Round) => number): number => spreadOf(rounds.map(of)).p50;
    return {
      joinRatioToCp: median((r) => r.joinMs / r.copyMs),
      joinDiskRatioToCp: median((r) => r.diskRatio),
      joinMs: median((r) => r.joinMs),
      hashMs: median((r) => r.hashMs),
      copyMs: median((r) => r.copyMs),
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

interface Round {
  readonly joinMs: number;
  readonly hashMs: number;
  readonly copyMs: number;
  readonly diskRatio: number;
}

/**
 * The file of the round before is copied where the copy goes first, so that neither always finds the disk as the other
 * left it.
 */
async function oneRound(frame: RecordingFrame, dir: string, joinsFirst: boolean): Promise<Round> {
  const [whole, copy] = [join(dir, 'whole.mp4'), join(dir, 'copy.mp4')];
  const copied = async (): Promise<number> => {
    const ms = await timed(() => run('sh', ['-c', 'cp --reflink=never "$1" "$2" && sync "$2"', 'sh', whole, copy]));
    await rm(copy);
    return ms;
  };
  const before = joinsFirst ? null : await copied();
  const taken = await diskBytes(frame.dir);
  let file = '';
  const joinMs = await timed(async () => {
    file = await joined(frame);
  });
  const grown = (await diskBytes(frame.dir)) - taken;
  const { size } = await stat(file);
  const hashMs = await timed(() => new NodeFiles().sha256(file));
  await run('mv', [file, whole]);
  return { joinMs, hashMs, copyMs: before ?? (await copied()), diskRatio: tenth(grown / size) };
}

async function joined(frame: RecordingFrame): Promise<string> {
  const joiner = new Joiner(new NodeFiles(), new NodeProcesses(), new SystemClock());
  const tools = { ffprobe: 'ffprobe', background: false, zone: 'UTC', keepsPauses: false };
  const { tracks } = await joiner.join(frame, () => ['picture'], tools, new AbortController().signal);
  return tracks[0]?.file ?? '';
}

/** Milliseconds that `work` takes, begun when everything written before is on the disk. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  await run('sync');
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** What a folder takes on the disk. */
async function diskBytes(folder: string): Promise<number> {
  const { stdout } = await run('du', ['--block-size=1', '--summarize', folder]);
  return Number(stdout.split('\t')[0]);
}
