import type { ChildProcess, ProcessEnd, Processes, ProcessSpec } from '../../electron/ports/processes.ts';

/** A child that does what the test says. */
export class FakeChild implements ChildProcess {
  readonly ended: Promise<ProcessEnd>;
  /** What was sent to it: signals, and what was written to its stdin. */
  readonly sent: string[] = [];
  /** What ends it; anything else is ignored, as by a process that hangs. */
  obeys: readonly string[] = ['q'];
  private readonly pipes = new Map<number, FakePipe>();
  private settle: (end: ProcessEnd) => void = () => undefined;

  constructor(
    readonly pid: number | null,
    readonly spec: ProcessSpec,
  ) {
    this.ended = new Promise((resolve) => (this.settle = resolve));
  }

  pipe(fd: number): FakePipe {
    const pipe = this.pipes.get(fd) ?? new FakePipe();
    this.pipes.set(fd, pipe);
    return pipe;
  }

  write(data: string | Uint8Array): boolean {
    return this.send(String(data));
  }

  async feed(source: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of source) this.sent.push(`${piece.length} bytes`);
  }

  kill(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): boolean {
    return this.send(signal);
  }

  /** The child says a line on a pipe. */
  say(fd: number, line: string): void {
    this.pipe(fd).give(new TextEncoder().encode(`${line}\n`));
  }

  /** The child ends. */
  end(change: Partial<ProcessEnd> = {}): void {
    for (let fd = 1; fd <= 2 + (this.spec.extraPipes ?? 0); fd++) this.pipe(fd).close();
    this.settle({ code: 0, signal: null, error: null, stderrTail: '', ...change });
  }

  private send(what: string): boolean {
    this.sent.push(what);
    if (this.obeys.includes(what)) this.end();
    return true;
  }
}

/** Pieces that wait until somebody reads them. */
class FakePipe implements AsyncIterable<Uint8Array> {
  private readonly pieces: Uint8Array[] = [];
  private closed = false;
  private wake: () => void = () => undefined;

  give(piece: Uint8Array): void {
    this.pieces.push(piece);
    this.wake();
  }

  close(): void {
    this.closed = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    while (true) {
      const piece = this.pieces.shift();
      if (piece) yield piece;
      else if (this.closed) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

/** Starts nothing: remembers what was to be started. */
export class FakeProcesses implements Processes {
  readonly children: FakeChild[] = [];
  readonly orphansKilled: number[] = [];
  /** Processes that are not ours: pid to start time. */
  readonly others = new Map<number, string>();

  spawn(spec: ProcessSpec): FakeChild {
    const child = new FakeChild(1000 + this.children.length, spec);
    this.children.push(child);
    return child;
  }

  startTimeOf(pid: number): Promise<string | null> {
    return Promise.resolve(this.others.get(pid) ?? (pid >= 1000 ? `start of ${pid}` : null));
  }

  killOrphan(pid: number): Promise<void> {
    this.orphansKilled.push(pid);
    this.others.delete(pid);
    return Promise.resolve();
  }

  /** The child that was started last. */
  get last(): FakeChild {
    const child = this.children.at(-1);
    if (!child) throw new Error('nothing was started');
    return child;
  }
}
