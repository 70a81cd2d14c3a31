import { fault, FaultError, type Fault } from '../../../shared/faults/fault.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { ChildProcess, Processes, ProcessSpec } from '../../ports/processes.ts';
import { scan } from '../stream/scan.ts';
import { ticksBetween } from '../stream/transport-packet.ts';
import type { Tap } from '../tap/tap.ts';
import { Groups } from './groups.ts';
import { Lag } from './lag.ts';

export interface EncodeRunPorts {
  readonly clock: Clock;
  readonly processes: Processes;
}

export type EncodeCommand = Pick<ProcessSpec, 'file' | 'args'>;

const LOOK_MS = 1000;

/**
 * One process that encodes a recording's stream again, at a lower priority than what captures. It is given up when it falls
 * behind; the recording knows nothing of it either way.
 */
export class EncodeRun {
  /** What it has encoded. */
  readonly groups = new Groups();
  /** Nothing more comes. */
  isOver = false;
  private readers: number | null = null;
  private child: ChildProcess | null = null;
  private timer: Timer | null = null;
  private readonly lag = new Lag();
  /** Pictures that went in and have not come out: the newest stamp of each piece, and when it went in. */
  private waiting: { readonly stamp: number; readonly atMs: number }[] = [];
  private fedAtMs = 0;
  private readonly waking = new Set<() => void>();
  private readonly over = new AbortController();

  constructor(
    private readonly ports: EncodeRunPorts,
    private readonly tap: Tap,
    /** Throws FaultError `ffmpeg-missing`. */
    private readonly command: () => Promise<EncodeCommand>,
    /** Called at most once, before the readers are told that nothing more comes. */
    private readonly failed: (why: Fault) => void,
  ) {}

  /** One more reads: with the first, the process begins. */
  enter(): void {
    if (this.readers === null) void this.work();
    this.readers = (this.readers ?? 0) + 1;
  }

  /** One less reads: with the last, the process ends. */
  leave(): void {
    this.readers = (this.readers ?? 0) - 1;
    if (this.readers > 0) return;
    this.isOver = true;
    this.end();
  }

  /** Resolves when there may be more to read, or nothing more comes. */
  async more(signal: AbortSignal): Promise<void> {
    if (this.isOver || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.waking.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waking.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  private async work(): Promise<void> {
    const why = await this.encode().catch(faultOf);
    this.timer?.cancel();
    if (why !== null && !this.over.signal.aborted) this.failed(why);
    this.over.abort();
    this.isOver = true;
    this.wake();
  }

  private async encode(): Promise<Fault | null> {
    const command = await this.command();
    if (this.over.signal.aborted) return null;
    const child = this.ports.processes.spawn({ ...command, background: true });
    this.child = child;
    this.look();
    const [end] = await Promise.all([child.ended, child.feed(this.counted()), this.take(child)]);
    if (end.error) return fault('ffmpeg-missing', {}, end.error.message);
    return end.code === 0 ? null : fault('live-lower-rate-failed', {}, end.stderrTail.trim());
  }

  private async *counted(): AsyncIterable<Uint8Array> {
    for await (const piece of this.tap.pieces(this.over.signal)) {
      const stamp = scan(piece).video?.last;
      this.fedAtMs = this.ports.clock.monotonicMs();
      if (stamp !== undefined) this.waiting.push({ stamp, atMs: this.fedAtMs });
      yield piece;
    }
  }

  private async take(child: ChildProcess): Promise<void> {
    for await (const piece of child.pipe(1)) {
      this.groups.add(piece);
      this.wake();
    }
  }

  private look(): void {
    const { clock } = this.ports;
    if (this.lag.isTooSlow(clock.monotonicMs(), this.behindMs())) return this.giveUp(fault('live-lower-rate-behind'));
    this.timer = clock.after(LOOK_MS, () => this.look());
  }

  /** How long the oldest picture waits that has not come out: time in which nothing went in, or could have, is not counted. */
  private behindMs(): number {
    const { newestStamp } = this.groups;
    if (newestStamp !== null) this.waiting = this.waiting.filter((w) => ticksBetween(w.stamp, newestStamp) < 0);
    const [oldest] = this.waiting;
    return this.tap.behindMs + (oldest ? this.fedAtMs - oldest.atMs : 0);
  }

  private giveUp(why: Fault): void {
    this.failed(why);
    this.end();
  }

  private end(): void {
    this.over.abort();
    this.child?.kill('SIGKILL');
  }

  private wake(): void {
    for (const wake of [...this.waking]) wake();
  }
}

const faultOf = (e: unknown): Fault =>
  e instanceof FaultError ? e.fault : fault('internal-error', { where: 'live' }, String(e));
