import { spawn, type ChildProcess as NodeChild, type StdioOptions } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type { ChildProcess, ProcessEnd, Processes, ProcessSpec } from '../ports/processes.ts';
import { StderrTail } from './stderr-tail.ts';
import { startTimeOf } from './process-start-time.ts';

const ORPHAN_PATIENCE_MS = 5000;
const ORPHAN_LOOK_MS = 50;
/** What may wait in front of a child's stdin, so that the child need not wait for the next piece. */
const QUEUED_BYTES = 4 * 2 ** 20;

/** Node's child processes; never a shell. */
export class NodeProcesses implements Processes {
  spawn(spec: ProcessSpec): ChildProcess {
    return new NodeProcess(spec);
  }

  startTimeOf(pid: number): Promise<string | null> {
    return startTimeOf(pid);
  }

  async killOrphan(pid: number, startTime: string): Promise<void> {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if ((await startTimeOf(pid)) !== startTime) return;
      signalPid(pid, signal);
      for (let waitedMs = 0; waitedMs < ORPHAN_PATIENCE_MS; waitedMs += ORPHAN_LOOK_MS) {
        if ((await startTimeOf(pid)) !== startTime) return;
        await sleepFor(ORPHAN_LOOK_MS);
      }
    }
  }
}

class NodeProcess implements ChildProcess {
  readonly ended: Promise<ProcessEnd>;
  private readonly child: NodeChild;

  constructor(spec: ProcessSpec) {
    const extra = Array.from({ length: spec.extraPipes ?? 0 }, () => 'pipe' as const);
    const stdio: StdioOptions = ['pipe', 'pipe', 'pipe', ...extra];
    this.child = spawn(spec.file, spec.args, {
      stdio,
      windowsHide: true,
      detached: spec.detached ?? false,
      ...(spec.timeoutMs === undefined ? {} : { timeout: spec.timeoutMs, killSignal: 'SIGKILL' }),
      ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
      ...(spec.env === undefined ? {} : { env: { ...process.env, ...spec.env } }),
    });
    const tail = new StderrTail(spec.secrets ?? []);
    this.child.stderr?.on('data', (piece: Buffer) => tail.add(piece));
    let startError: NodeJS.ErrnoException | null = null;
    this.child.on('error', (e) => (startError ??= e));
    // A child that goes away breaks the pipe; `ended` tells how it went.
    this.child.stdin?.on('error', () => this.child.stdin?.destroy());
    this.ended = new Promise((resolve) => {
      const settle = (code: number | null, signal: string | null): void =>
        resolve({ code, signal, error: startError, stderrTail: tail.text() });
      this.child.once('close', settle);
      this.child.once('error', () => {
        if (this.child.pid === undefined) settle(null, null);
      });
    });
    if (spec.background && this.child.pid !== undefined) lowerPriority(this.child.pid);
  }

  get pid(): number | null {
    return this.child.pid ?? null;
  }

  pipe(fd: number): AsyncIterable<Uint8Array> {
    const stream = this.child.stdio[fd] as Readable | null | undefined;
    if (!stream) throw new RangeError(`This child has no pipe ${fd}`);
    return piecesOf(stream);
  }

  write(data: string | Uint8Array): boolean {
    const stdin = this.child.stdin;
    if (!stdin || !stdin.writable) return false;
    stdin.write(data);
    return true;
  }

  async feed(source: AsyncIterable<Uint8Array>): Promise<void> {
    const stdin = this.child.stdin;
    if (!stdin) return;
    try {
      for await (const piece of source) {
        if (!stdin.writable) return;
        if (stdin.write(piece) || stdin.writableLength < QUEUED_BYTES) continue;
        await new Promise<void>((resolve) => {
          const go = (): void => {
            stdin.off('drain', go).off('close', go);
            resolve();
          };
          stdin.on('drain', go).on('close', go);
        });
      }
    } finally {
      stdin.end();
    }
  }

  kill(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): boolean {
    return this.child.kill(signal);
  }
}

/** A child that never started, or was torn away, ends its pipes early: that is told by `ended`, not here. */
async function* piecesOf(stream: Readable): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw e;
  }
}

/** Sends a signal to a process that may be gone already. */
function signalPid(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ESRCH') throw e;
  }
}

/** The child may have ended between its start and now: that is no error. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ERR_SYSTEM_ERROR') throw e;
  }
}
