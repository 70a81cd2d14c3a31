import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** An X display of the test's own. */
export interface VirtualDisplay {
  /** Name such as `:7`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Starts Xvfb on a display number that it chooses itself (`-displayfd`), so that tests never share one. */
export async function startDisplay(size = '1280x720'): Promise<VirtualDisplay> {
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb did not start')));
    (child.stdio[3] as Readable).once('data', (piece: Buffer) => resolve(piece.toString('utf8').trim()));
  });
  return {
    name: `:${number}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
