import { join } from 'node:path';
import { toIso } from '../../../shared/domain/instant.ts';
import { fault, type Fault } from '../../../shared/faults/fault.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { ChildProcess, Processes, ProcessEnd } from '../../ports/processes.ts';
import { EXTRA_PIPES, RUN_PIPES } from '../argv/observe.ts';
import { scan } from '../stream/scan.ts';
import { endChild } from '../../ffmpeg/end-child.ts';
import { lines } from '../../ffmpeg/lines.ts';
import { ProgressReader, type Progress } from '../../ffmpeg/progress.ts';
import type { DiskPace } from './disk-pace.ts';
import { encodedMs } from './encoded.ts';
import { openingFault } from './opening-fault.ts';
import { segmentOf, type Segment } from './segment.ts';

export interface RunPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly processes: Processes;
  readonly pace: DiskPace;
}

/** What a run is started with. */
export interface RunSpec {
  readonly ffmpeg: string;
  readonly args: readonly string[];
  readonly secrets: readonly string[];
  /** Folder of this run alone; exists. */
  readonly dir: string;
  readonly baseSeconds: number;
  readonly hasVideo: boolean;
  readonly fps: number;
  /** The sources' names, for faults. */
  readonly label: string;
}

/** Who hears of a run. */
export interface RunListener {
  /** Awaited before the next segment is told. */
  segment(segment: Segment): Promise<void>;
  /** A segment could not be read, synced or taken. */
  trouble(error: unknown): void;
  progress(progress: Progress): void;
  /** Reads the other pipes of the process (`RUN_PIPES`) to their ends. */
  observe(pipe: (fd: number) => AsyncIterable<Uint8Array>): Promise<void>;
}

/** A source that says nothing for this long is taken for stuck. */
const STALL_MS = 5000;
/** A source that says nothing for this long may be held up by the disk. */
const DOUBT_MS = 2000;
/** Opening a device or a network stream may take longer. */
const OPENING_MS = 15_000;
const PATIENCE_MS = 2000;

/**
 * One ffmpeg process of a ring, from its start to its end. Reports every finished segment, in order and synced to a
 * disk that keeps up, at the end also what a dead process left unfinished. Ends a process that makes no progress.
 */
export class SourceRun {
  /** Settles when the process is gone and every segment was told; null: it was stopped as asked. */
  readonly ended: Promise<Fault | null>;
  private readonly child: ChildProcess;
  private readonly told = new Set<string>();
  private telling: Promise<void> = Promise.resolve();
  private furthestMs = -1;
  private watch: Timer;
  private stopping = false;
  private stalled = false;

  constructor(
    private readonly ports: RunPorts,
    private readonly spec: RunSpec,
    private readonly listener: RunListener,
  ) {
    const { ffmpeg: file, args, secrets } = spec;
    this.child = ports.processes.spawn({ file, args, secrets, extraPipes: EXTRA_PIPES });
    this.watch = ports.clock.after(OPENING_MS, () => this.onStall());
    this.ended = this.live();
  }

  get pid(): number | null {
    return this.child.pid;
  }

  /** Ends the process; resolves when it is gone. How that went is told by `ended`. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.watch.cancel();
    await endChild(this.child, this.ports.clock, PATIENCE_MS);
    await this.ended.catch(() => undefined);
  }

  private async live(): Promise<Fault | null> {
    const observed = this.listener.observe((fd) => this.child.pipe(fd));
    const [end] = await Promise.all([this.child.ended, this.readSegments(), this.readProgress(), observed]);
    this.watch.cancel();
    await this.telling;
    const left = (await this.ports.files.list(this.spec.dir)).filter((f) => f.endsWith('.ts') && !this.told.has(f));
    for (const name of left) await this.tell(name, false);
    return this.stopping ? null : this.faultOf(end);
  }

  private async readSegments(): Promise<void> {
    for await (const line of lines(this.child.pipe(RUN_PIPES.segments))) {
      const name = line.split(',')[0] ?? '';
      if (name === '') continue;
      this.told.add(name);
      this.telling = this.telling.then(() => this.tell(name, true));
    }
  }

  private async readProgress(): Promise<void> {
    const reader = new ProgressReader();
    for await (const line of lines(this.child.pipe(RUN_PIPES.progress))) {
      const progress = reader.line(line);
      if (progress === null) continue;
      const reachedMs = encodedMs(progress, this.spec);
      if (reachedMs !== null && reachedMs > this.furthestMs) {
        this.furthestMs = reachedMs;
        this.watch.cancel();
        if (!this.stopping) this.watch = this.ports.clock.after(DOUBT_MS, () => this.onDoubt());
      }
      this.listener.progress(progress);
    }
  }

  private async tell(name: string, closed: boolean): Promise<void> {
    try {
      await this.tellOrThrow(name, closed);
    } catch (e) {
      this.listener.trouble(e);
    }
  }

  private async tellOrThrow(name: string, closed: boolean): Promise<void> {
    const path = join(this.spec.dir, name);
    const bytes = await this.ports.files.read(path);
    const file = { path, bytes: bytes.length, baseSeconds: this.spec.baseSeconds, closed };
    const segment = segmentOf(file, scan(bytes), this.spec.fps);
    if (segment === null) return;
    await this.ports.pace.written(path);
    await this.listener.segment(segment);
  }

  /** A process that waits for a disk that takes nothing makes no progress either. */
  private onDoubt(): void {
    this.ports.pace.probe(this.spec.dir).catch((e: unknown) => this.listener.trouble(e));
    this.watch = this.ports.clock.after(STALL_MS - DOUBT_MS, () => this.onStall());
  }

  private onStall(): void {
    this.stalled = true;
    void endChild(this.child, this.ports.clock, PATIENCE_MS);
  }

  private faultOf(end: ProcessEnd): Fault {
    const source = this.spec.label;
    if (end.error?.code === 'ENOENT') return fault('ffmpeg-missing', {}, end.error.message);
    const slowDisk = this.stalled ? this.ports.pace.fault() : null;
    if (slowDisk !== null) return slowDisk;
    const detail = this.stalled ? `no progress for ${STALL_MS} ms` : (end.error?.message ?? end.stderrTail);
    return this.furthestMs < 0
      ? openingFault(source, detail)
      : fault('source-lost', { source, time: toIso(this.ports.clock.now()) }, detail);
  }
}
