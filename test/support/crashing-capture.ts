import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import { fromEpochMs, type Instant, type Span } from '../../shared/domain/instant.ts';
import { CaptureRoom, smallSettings } from './capture-room.ts';
import { ringOwners } from './ring-owners.ts';

/** A recorder in another process, so that it can die. */
export class CrashingCapture {
  private constructor(
    /** Its journal, its rings and what it records. */
    readonly dir: string,
    private readonly child: ChildProcess,
    private readonly ended: Promise<unknown>,
  ) {}

  /** Resolves when the recorder is there. */
  static async ready(): Promise<CrashingCapture> {
    const dir = await mkdtemp(join(tmpdir(), 'lectern-crash-'));
    const script = fileURLToPath(new URL('./capture-child.ts', import.meta.url));
    const child = fork(script, [dir], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const capture = new CrashingCapture(dir, child, once(child, 'close'));
    await capture.answer();
    return capture;
  }

  /** Records for so many seconds, once its sources deliver; gives the window. */
  async record(seconds: number): Promise<Span> {
    this.child.send(seconds);
    return (await this.answer()) as Span;
  }

  async sleepUntil(at: Instant): Promise<void> {
    await new Promise<void>((resolve) => new SystemClock().at(at, resolve));
  }

  /** `kill -9`; resolves when it is gone. Its ffmpeg lives on. */
  async crash(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** The recorder that comes after it, in this process and on the same folder; `recover` has not been called. */
  successor(): CaptureRoom {
    const { store } = openSqliteJournal(join(this.dir, 'journal.db'), fromEpochMs(0));
    return new CaptureRoom(this.dir, smallSettings(), store);
  }

  /** Ends it and whatever it left. */
  async close(): Promise<void> {
    await this.crash();
    for (const { pid } of await ringOwners(join(this.dir, 'rings'))) process.kill(pid, 'SIGKILL');
    await rm(this.dir, { recursive: true, force: true });
  }

  private async answer(): Promise<unknown> {
    const died = this.ended.then(() => {
      throw new Error('The recorder ended before it answered');
    });
    const said: unknown[] = await Promise.race([once(this.child, 'message'), died]);
    return said[0];
  }
}
