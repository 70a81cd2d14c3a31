import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaited } from './awaited.ts';
import { freePort, isListenedOn } from './loopback.ts';
import { endProcess } from './server-process.ts';

const LOOK_EVERY_MS = 25;

/** A server for one push: ffmpeg that listens and keeps what it is sent as a file. */
export class StreamReceiver {
  private constructor(
    readonly port: number,
    readonly file: string,
    private readonly dir: string,
    private readonly child: ChildProcess,
  ) {}

  /** Takes RTSP at `path`. */
  static rtsp(path: string): Promise<StreamReceiver> {
    return StreamReceiver.start('tcp', (port) => ['-rtsp_flags', 'listen', '-i', `rtsp://127.0.0.1:${port}/${path}`]);
  }

  /** Takes MPEG-TS over SRT from whoever knows the passphrase. */
  static srt(passphrase: string): Promise<StreamReceiver> {
    const query = `mode=listener&transtype=live&passphrase=${passphrase}`;
    return StreamReceiver.start('udp', (port) => ['-f', 'mpegts', '-i', `srt://127.0.0.1:${port}?${query}`]);
  }

  /** Resolves once it listens. */
  private static async start(over: 'tcp' | 'udp', input: (port: number) => readonly string[]): Promise<StreamReceiver> {
    const dir = await mkdtemp(join(tmpdir(), 'lectern-receiver-'));
    const port = await freePort();
    const file = join(dir, 'stream.ts');
    const args = ['-v', 'error', ...input(port), '-c', 'copy', '-f', 'mpegts', file];
    const child = spawn(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args, { stdio: ['pipe', 'ignore', 'ignore'] });
    const receiver = new StreamReceiver(port, file, dir, child);
    while (!(await isListenedOn(port, over))) {
      if (child.exitCode !== null) {
        await receiver.close();
        throw new Error(`ffmpeg does not listen on port ${port}: ${args.join(' ')}`);
      }
      await sleep(LOOK_EVERY_MS);
    }
    return receiver;
  }

  /** Resolves when the pusher has gone and the file is complete. */
  async finished(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await awaited(once(this.child, 'exit'), () => `somebody pushes to port ${this.port}, or nobody has yet`);
  }

  async close(): Promise<void> {
    await endProcess(this.child, 'SIGKILL');
    await rm(this.dir, { recursive: true, force: true });
  }
}
