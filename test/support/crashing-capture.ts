import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Span } from '../../shared/domain/instant.ts';

/** A recorder in another process, so that it can die. */
export class CrashingCapture {
  private readonly child: ChildProcess;

  constructor(dir: string, window: Span) {
    const script = fileURLToPath(new URL('./capture-child.ts', import.meta.url));
    const args = ['--import', 'tsx', script, dir, String(window.start), String(window.end)];
    this.child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  }

  /** `kill -9`; resolves when it is gone. Its ffmpeg lives on. */
  async crash(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }
}
