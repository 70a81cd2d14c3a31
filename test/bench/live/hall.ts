import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../support/loopback.ts';

/** People in a hall: most of the picture stays, all of it is a little noisy. */
const HALL = 'testsrc2=s=1280x720:r=30,noise=alls=12:allf=t[out0];sine=440:r=48000[out1]';

/** Lets `use` have a network camera with sound, at a url for one client, served by a process of its own. */
export async function withHall<T>(use: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const url = `tcp://127.0.0.1:${port}`;
  const codecs = ['-c:v', 'mpeg2video', '-q:v', '4', '-g', '15', '-c:a', 'mp2'];
  const args = ['-v', 'error', '-re', '-f', 'lavfi', '-i', HALL, ...codecs, '-f', 'mpegts', `${url}?listen=1`];
  const child = spawn(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args, { stdio: 'ignore' });
  try {
    while (!(await isListening(port))) await sleep(20);
    return await use(url);
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await ended;
  }
}

/** Asked of the kernel, since a knock would be taken for the client (`/proc/net/tcp`: address, state 0A). */
async function isListening(port: number): Promise<boolean> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return (await readFile('/proc/net/tcp', 'utf8')).includes(`0100007F:${hex} 00000000:0000 0A`);
}
