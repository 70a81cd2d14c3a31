import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Span } from '../../shared/domain/instant.ts';

/** A recorder in another process, so that it can die. */
export class CrashingCapture {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when the recorder waits for its window, so that no window begins before it does. */
  static async ready(dir: string): Promise<CrashingCapture> {
    const script = fileURLToPath(new URL('./capture-child.ts', import.meta.url));
    const child = fork(script, [dir], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return new CrashingCapture(child);
  }

  record({ start, end }: Span): void {
    this.child.send({ start, end });
  }

  /** `kill -9`; resolves when it is gone. Its ffmpeg lives on. */
  async crash(): Promise<void> {
    const gone = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await gone;
  }
}
