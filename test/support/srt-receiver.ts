import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** An SRT server for one push: ffmpeg that listens and keeps what it is sent as a file. */
export class SrtReceiver {
  private constructor(
    readonly port: number,
    readonly file: string,
    private readonly dir: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(passphrase: string): Promise<SrtReceiver> {
    const dir = await mkdtemp(join(tmpdir(), 'lectern-srt-'));
    const port = await freePort();
    const file = join(dir, 'stream.ts');
    const url = `srt://127.0.0.1:${port}?mode=listener&transtype=live&passphrase=${passphrase}`;
    const args = ['-v', 'error', '-f', 'mpegts', '-i', url, '-c', 'copy', '-f', 'mpegts', file];
    const child = spawn(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args, { stdio: ['pipe', 'ignore', 'ignore'] });
    return new SrtReceiver(port, file, dir, child);
  }

  /** Resolves when the pusher has gone and the file is complete. */
  async finished(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }

  async close(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.finished();
    await rm(this.dir, { recursive: true, force: true });
  }
}
