import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { answersAt } from './loopback.ts';

const LOOK_EVERY_MS = 25;
const MOST_LOOKS = 400;

/** Starts a server that is no part of the project; resolves once it answers at `port` (see `answersAt`). */
export async function startServer(
  file: string,
  args: readonly string[],
  port: number,
  by: 'connect' | 'data',
): Promise<ChildProcess> {
  const child = spawn(file, args, { stdio: 'ignore' });
  for (let looks = 0; !(await answersAt(port, by)); looks++) {
    if (child.exitCode !== null || looks > MOST_LOOKS) {
      await endProcess(child, 'SIGKILL');
      throw new Error(`${file} did not start`);
    }
    await sleep(LOOK_EVERY_MS);
  }
  return child;
}

/** Ends a process, and resolves once it has ended; one that has already is fine. */
export async function endProcess(child: ChildProcess | null, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
