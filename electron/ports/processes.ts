/** What to run. No shell is ever involved. */
export interface ProcessSpec {
  /** Absolute path or a name on PATH. */
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How many extra pipes, readable here as fd 3, 4 …; written by the child. */
  readonly extraPipes?: number;
  /** True: may outlive us and is found again by pid and start time. */
  readonly detached?: boolean;
  /** Lower scheduling priority (nice 10), for work that must not take the CPU from capture. */
  readonly background?: boolean;
  /** For a process that only answers: it is killed when it has not ended after so long. */
  readonly timeoutMs?: number;
  /** Words that must never show up in what is kept of stderr. */
  readonly secrets?: readonly string[];
}

/** How a child ended: by itself with `code`, or by `signal`, or it never started (`error`). */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly error: NodeJS.ErrnoException | null;
  /** The last 8 kB of stderr, secrets masked. */
  readonly stderrTail: string;
}

/** A running child. */
export interface ChildProcess {
  readonly pid: number | null;
  /** Output pipe 1, or an extra pipe from 3 on; in pieces as they come. May be read once. */
  pipe(fd: number): AsyncIterable<Uint8Array>;
  /** Writes to stdin; false when it is closed. */
  write(data: string | Uint8Array): boolean;
  /**
   * Writes everything to stdin at the child's pace, then closes it; ends early when the child is gone. Rejects if `source`
   * does, stdin closed too, so that the child need not wait for more.
   */
  feed(source: AsyncIterable<Uint8Array>): Promise<void>;
  /** Sends a signal; false when the child is gone. */
  kill(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): boolean;
  /** Settles once, when the child ended and its pipes are closed; never rejects. */
  readonly ended: Promise<ProcessEnd>;
}

/** Starts and finds processes. */
export interface Processes {
  spawn(spec: ProcessSpec): ChildProcess;
  /** Start time of a running process as an opaque text that differs when the pid was reused; null when there is none. */
  startTimeOf(pid: number): Promise<string | null>;
  /** Ends a process that is not our child any more; resolves when it is gone. */
  killOrphan(pid: number, startTime: string): Promise<void>;
}
