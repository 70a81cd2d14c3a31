import { join } from 'node:path';
import { plus, type Instant } from '../../../shared/domain/instant.ts';
import { fault, type Fault } from '../../../shared/faults/fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import type { Processes } from '../../ports/processes.ts';
import { ringArgs } from '../argv/ring.ts';
import type { Opening } from '../source-opener.ts';
import type { TrackSpec } from '../track-specs.ts';
import { SourceWatch } from '../observe/source-watch.ts';
import { Backoff } from './backoff.ts';
import { diskFault } from './disk-fault.ts';
import type { DiskPace } from './disk-pace.ts';
import { RunClock } from './run-clock.ts';
import type { Segment } from './segment.ts';
import { SourceRun } from './source-run.ts';

/** A recording, as a ring sees it. */
export interface RingUser {
  /** Takes what it wants of a new segment; the ring waits for it before it goes on. */
  take(segment: Segment): Promise<void>;
  /** The source stopped or cannot be opened; the ring tries again by itself. */
  lost(fault: Fault): void;
}

/** How a ring's source is. */
export type RingState = 'idle' | 'opening' | 'running' | 'lost';

export interface RingPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly processes: Processes;
  readonly log: Log;
  readonly pace: DiskPace;
}

/**
 * How the next run of a track is to be started, in a folder of its own. Throws FaultError `ffmpeg-missing`,
 * `secrets-unavailable`.
 */
export type OpenSource = (spec: TrackSpec, dir: string) => Promise<Opening>;

/** In the folder of a run: pid and start time of its process. */
export const OWNER_FILE = 'owner.json';

/** Segments that nobody took are kept this long beyond the pre-roll: a start may be told a little late. */
const SLACK_MS = 20_000;
/** Stamps may be this much ahead of the clock; what is further ahead is from before the clock was set back. */
const AHEAD_MS = 5000;
/** A clock set back by less than this leaves the stamps of the next run positive. */
const MARGIN_SECONDS = 10;

/**
 * One track's sources, held open from the first user to the last, in segments of a second on disk. Users choose among
 * them by the wall clock: a start, a stop or a pause never touches the process. When the process ends by itself it is
 * started again with back-off; when the wall clock jumps, at once, since a run's stamps are good for the clock that it
 * began with. What nobody took is trimmed; without a user nothing is left on the disk.
 */
export class Ring {
  state: RingState = 'idle';
  /** What the present or the last run shows; null before the first. */
  watch: SourceWatch | null = null;
  fault: Fault | null = null;
  /** Where the present run writes its segments, `000000.ts` and on; null while none runs. */
  writing: { readonly dir: string; readonly baseSeconds: number } | null = null;
  private readonly users = new Set<RingUser>();
  private held: Segment[] = [];
  private run: SourceRun | null = null;
  private opening: Opening | null = null;
  private loop: Promise<void> = Promise.resolve();
  private wanted = new AbortController();
  /** Of this ring's runs so far. */
  private readonly bases = new Set<number>();
  /** The run under way is to be followed by another at once. */
  private renewed = false;

  constructor(
    readonly spec: TrackSpec,
    private readonly dir: string,
    private readonly ports: RingPorts,
    private readonly openSource: OpenSource,
    private readonly keepMs: () => number,
    /** Called when the source's state, levels or preview changed. */
    private readonly changed: () => void,
  ) {}

  /** Segments on disk, oldest first. */
  segments(): readonly Segment[] {
    return this.held;
  }

  /** Opens the source if it is not open yet. */
  acquire(user: RingUser): void {
    this.users.add(user);
    if (this.users.size > 1) return;
    this.wanted = new AbortController();
    const { signal } = this.wanted;
    this.loop = this.loop.then(() => this.keepRunning(signal));
  }

  /** Closes the source and wipes the ring when this was the last user; resolves when that is done. */
  async release(user: RingUser): Promise<void> {
    if (!this.users.delete(user) || this.users.size > 0) return;
    // That of a user who comes meanwhile is another one, and has no end of its own.
    const { loop } = this;
    this.wanted.abort();
    await this.run?.stop();
    await loop;
  }

  /** Resolves when it is closed and wiped, if nobody holds it any more; else at once. */
  async closed(): Promise<void> {
    if (this.users.size === 0) await this.loop;
  }

  /** The PC slept, or its clock was set: begins a new run at once, if one is under way. */
  renew(): void {
    if (this.run === null || this.renewed) return;
    this.renewed = true;
    void this.run.stop();
  }

  private async keepRunning(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.ports.clock);
    while (!signal.aborted) {
      this.state = 'opening';
      backoff.begin();
      const afterJump = this.renewed;
      this.renewed = false;
      const why = await this.runOnce(afterJump, signal);
      if (signal.aborted) break;
      if (this.wasRenewed()) continue;
      this.state = 'lost';
      this.fault = why;
      this.changed();
      this.ports.log.warn('A source stopped', { track: this.spec.track.id, fault: why });
      this.tellLost(why);
      await backoff.wait(signal);
    }
    this.state = 'idle';
    this.fault = null;
    this.watch = null;
    this.changed();
    this.held = [];
    await this.wipe();
  }

  /** A user that cannot take it, such as for a journal that cannot be written, keeps the source from no one. */
  private tellLost(why: Fault): void {
    for (const user of this.users) {
      try {
        user.lost(why);
      } catch (e) {
        this.ports.log.error('A lost source could not be told', { track: this.spec.track.id, error: String(e) });
      }
    }
  }

  /** What is left lies in the way of nothing: every run has a folder of its own. */
  private async wipe(): Promise<void> {
    try {
      await this.ports.files.remove(this.dir);
    } catch (e) {
      this.ports.log.warn('A ring could not be removed', { track: this.spec.track.id, error: String(e) });
    }
  }

  /** Asked while a run is going on, which the compiler does not see. */
  private wasRenewed(): boolean {
    return this.renewed;
  }

  /** One run of the process; returns why it ended. */
  private async runOnce(afterJump: boolean, signal: AbortSignal): Promise<Fault> {
    try {
      const baseSeconds = this.nextBase();
      const dir = join(this.dir, String(baseSeconds));
      await this.ports.files.makeDir(dir);
      this.opening = await this.openSource(this.spec, dir);
      const { ffmpeg, secrets, spec, takeAsItComes, traits } = this.opening;
      if (signal.aborted) return fault('source-failed', { source: this.label });
      const watch = new SourceWatch(this.spec, this.ports.clock, this.changed);
      this.watch = watch;
      const runClock = new RunClock(this.ports.clock);
      const run = new SourceRun(
        this.ports,
        {
          ffmpeg,
          args: ringArgs(spec, dir, baseSeconds, traits),
          secrets,
          dir,
          baseSeconds,
          hasVideo: this.spec.video !== null,
          fps: this.spec.track.fps,
          label: this.label,
        },
        {
          segment: (segment) => this.onRunSegment(segment, runClock, afterJump),
          progress: (progress) => {
            watch.progressed(progress);
            this.heed(runClock);
          },
          trouble: (e) => this.onTrouble(e),
          observe: (pipe) => watch.read(pipe),
        },
      );
      this.run = run;
      this.writing = { dir, baseSeconds };
      await this.writeOwner(dir, run.pid);
      const why = (await run.ended) ?? fault('source-failed', { source: this.label });
      if (why.code === 'format-refused') takeAsItComes();
      return why;
    } catch (e) {
      await this.run?.stop();
      return diskFault(e, this.dir);
    } finally {
      this.run = null;
      this.writing = null;
      await this.settleOpening();
    }
  }

  /** The run has begun, or is over. */
  private async settleOpening(): Promise<void> {
    const { opening } = this;
    this.opening = null;
    await opening?.settled();
  }

  /** Stamps are unix seconds with a margin for a clock set back a little; no two runs share a base. */
  private nextBase(): number {
    let base = Math.floor(this.ports.clock.now() / 1000) - MARGIN_SECONDS;
    while (this.bases.has(base)) base -= 1;
    this.bases.add(base);
    return base;
  }

  /** Says whose run this is, so that a later start can find a process that outlived the application. */
  private async writeOwner(dir: string, pid: number | null): Promise<void> {
    const startTime = pid === null ? null : await this.ports.processes.startTimeOf(pid);
    if (startTime !== null)
      await this.ports.files.writeAtomic(join(dir, OWNER_FILE), JSON.stringify({ pid, startTime }));
  }

  private heed(runClock: RunClock): void {
    const jumpedMs = runClock.jumpedMs();
    if (jumpedMs === 0 || this.renewed || this.run === null) return;
    this.ports.log.warn('The clock jumped; the source is opened anew', { track: this.spec.track.id, jumpedMs });
    this.renew();
  }

  private async onRunSegment(segment: Segment, runClock: RunClock, afterJump: boolean): Promise<void> {
    this.heed(runClock);
    if (runClock.isMadeUp(segment.start)) await this.ports.files.remove(segment.file);
    else await this.onSegment(afterJump ? { ...segment, afterClockJump: true } : segment);
  }

  private async onSegment(segment: Segment): Promise<void> {
    await this.settleOpening();
    this.state = 'running';
    this.fault = null;
    this.changed();
    this.held.push(segment);
    await Promise.all([...this.users].map((user) => user.take(segment)));
    await this.trim();
  }

  private async trim(): Promise<void> {
    const oldest: Instant = plus(this.ports.clock.now(), -this.keepMs() - SLACK_MS);
    const newest = plus(this.ports.clock.now(), AHEAD_MS);
    const isOver = (s: Segment): boolean => s.end < oldest || s.start > newest;
    const gone = this.held.filter(isOver);
    this.held = this.held.filter((s) => !isOver(s));
    for (const segment of gone) await this.ports.files.remove(segment.file);
  }

  private onTrouble(e: unknown): void {
    this.fault = diskFault(e, this.dir);
    this.ports.log.error('A segment could not be kept', { track: this.spec.track.id, error: String(e) });
  }

  private get label(): string {
    const { video, audio, track } = this.spec;
    return [video?.label, audio?.label].filter((l) => l !== undefined).join(' + ') || track.label;
  }
}
