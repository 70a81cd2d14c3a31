import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXTRA_PIPES } from '../../../electron/capture/argv/observe.ts';
import { ringArgs } from '../../../electron/capture/argv/ring.ts';
import { strandsOf, trackSpecs, type TrackSpec } from '../../../electron/capture/track-specs.ts';
import type { CaptureSettings } from '../../../shared/settings/capture.ts';
import { smallSettings } from '../../support/capture-room.ts';
import type { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';
import { Arrivals } from './arrivals.ts';
import { cpuSeconds } from '../process-cost.ts';
import { backAfter, FPS, lecture, lectureFrom, onlyFile, type Pushed } from './relays.ts';

const WARM_UP_MS = 5000;
const MEASURED_MS = 20_000;

/**
 * The other way to push: the recording's own process writes its segments and, by the tee muxer (ffmpeg-formats: tee, fifo),
 * to one queue per endpoint. The command line is the recorder's but for that.
 */
class TeeProcess {
  readonly dir: string;
  private constructor(
    dir: string,
    private readonly child: ChildProcess,
  ) {
    this.dir = dir;
  }

  /** Begins at once. Without servers it records only. */
  static async start(settings: CaptureSettings, servers: readonly RtmpServer[]): Promise<TeeProcess> {
    const dir = await mkdtemp(join(tmpdir(), 'lectern-tee-'));
    const args = withTee(ringArgs(pictureOf(settings), dir, Math.floor(Date.now() / 1000), TRAITS), dir, servers);
    const ignored = Array.from({ length: EXTRA_PIPES + 2 }, () => 'ignore' as const);
    const child = spawn(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args, { stdio: ['pipe', ...ignored] });
    return new TeeProcess(dir, child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Asks it to end; resolves with how long that took in ms, `mostMs` when it had to be killed. */
  async end(mostMs: number): Promise<number> {
    const beginMs = performance.now();
    const ended = once(this.child, 'exit');
    this.child.stdin?.write('q');
    const killer = setTimeout(() => this.child.kill('SIGKILL'), mostMs);
    if (this.child.exitCode === null && this.child.signalCode === null) await ended;
    clearTimeout(killer);
    return Math.min(mostMs, performance.now() - beginMs);
  }

  /** Pictures that the segments lack between the first and the last. */
  async framesLost(): Promise<number> {
    const names = (await readdir(this.dir)).filter((n) => n.endsWith('.ts')).sort();
    const whole = join(this.dir, 'whole.bin');
    for (const name of names) await writeFile(whole, await readFile(join(this.dir, name)), { flag: 'a' });
    return judge(await readTestPattern(whole), { start: 0, end: 0 }, FPS).missing;
  }

  async dispose(): Promise<void> {
    await this.end(1000);
    await rm(this.dir, { recursive: true, force: true });
  }
}

const TRAITS = { platform: 'linux', version: [5, 1], encoder: 'x264' } as const;

/** What the recorder's first process would be given. */
function pictureOf(settings: CaptureSettings): TrackSpec {
  const [profile] = settings.profiles;
  const [track] = profile ? trackSpecs(settings, profile) : [];
  const [strand] = track ? strandsOf(track) : [];
  if (!strand) throw new Error('the settings have no track');
  return strand.spec;
}

/** The recorder's arguments with its segment muxer in one branch of a tee, and a queue for each server in others. */
function withTee(args: readonly string[], dir: string, servers: readonly RtmpServer[]): string[] {
  const from = args.indexOf('segment') - 1;
  const to = args.indexOf(`${dir}/%06d.ts`);
  const options = args[args.indexOf('-segment_format_options') + 1] ?? '';
  const segments = branch({
    'bsfs/v': 'dump_extra',
    f: 'segment',
    segment_time: '0.5',
    segment_format: 'mpegts',
    segment_format_options: options,
  });
  const queue = branch({
    ...{ f: 'fifo', fifo_format: 'flv', onfail: 'ignore', drop_pkts_on_overflow: '1', attempt_recovery: '1' },
    ...{ recover_any_error: '1', recovery_wait_time: '1', restart_with_keyframe: '1', queue_size: '600' },
    format_opts: 'rw_timeout=5000000',
  });
  const outputs = [`${segments}${dir}/%06d.ts`, ...servers.map((s) => `${queue}rtmp://127.0.0.1:${s.port}/kLive/room`)];
  // The segments need their own parameter sets, which for FLV are in the header.
  const tee = ['-flags', '+global_header', '-f', 'tee', outputs.join('|')];
  return [...args.slice(0, from), ...tee, ...args.slice(to + 1)];
}

/** Options of a branch; each is read twice, as part of the list of branches and as an option. */
function branch(options: Readonly<Record<string, string>>): string {
  const once = (text: string): string => text.replaceAll(/[\\':\]]/g, (c) => `\\${c}`);
  const twice = (text: string): string => once(text).replaceAll(/[\\'|]/g, (c) => `\\${c}`);
  return `[${Object.entries(options)
    .map(([key, value]) => `${key}=${twice(value)}`)
    .join(':')}]`;
}

/** CPU time with a pair of endpoints by the time without, of two processes side by side. */
export async function teeCpuRatio(alone: string, pushed: string, servers: readonly RtmpServer[]): Promise<number> {
  const processes = [
    await TeeProcess.start(lectureFrom(alone), []),
    await TeeProcess.start(lectureFrom(pushed), servers),
  ];
  try {
    await sleep(WARM_UP_MS);
    const seconds = (): Promise<number[]> => Promise.all(processes.map((p) => cpuSeconds([p.pid])));
    const before = await seconds();
    await sleep(MEASURED_MS);
    const [without = 0, withPair = 0] = (await seconds()).map((s, i) => s - (before[i] ?? 0));
    return withPair / without;
  } finally {
    for (const p of processes) await p.dispose();
  }
}

const CALM_MS = 5000;
const OUTAGE_MS = 4000;
const OUTAGES = 3;
const MOST_MS = 60_000;

/** The same outages as for the relays. */
export async function teePush([primary, secondary]: readonly [RtmpServer, RtmpServer]): Promise<Pushed> {
  const settings = smallSettings({ profiles: [{ name: 'Lecture', tracks: [lecture('pattern', null)] }] });
  const tee = await TeeProcess.start(settings, [primary, secondary]);
  try {
    // The queue's first connection may be given up again.
    await sleep(CALM_MS);
    const arrivals = new Arrivals(await onlyFile(secondary));
    const recoveryMs: number[] = [];
    for (let i = 0; i < OUTAGES; i++) {
      await sleep(CALM_MS);
      await primary.down();
      await sleep(OUTAGE_MS);
      recoveryMs.push(await backAfter(primary));
    }
    await tee.end(MOST_MS);
    await arrivals.stop();
    return {
      startToFirstByteMs: null,
      glassToServerMs: (await arrivals.delaysMs()).slice((CALM_MS / 1000) * 2 * FPS),
      recoveryMs,
      framesLost: await tee.framesLost(),
    };
  } finally {
    await tee.dispose();
  }
}

/** How long the recording's process needs to end while one of its servers is frozen. */
export async function teeStopMs([frozen, other]: readonly [RtmpServer, RtmpServer], url: string): Promise<number> {
  const tee = await TeeProcess.start(lectureFrom(url), [frozen, other]);
  try {
    await sleep(WARM_UP_MS);
    frozen.freeze();
    await sleep(10_000);
    return await tee.end(MOST_MS);
  } finally {
    frozen.thaw();
    await tee.dispose();
  }
}
