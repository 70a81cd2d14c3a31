import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A running process, as any user of a Linux PC could see it. */
export interface Listed {
  readonly pid: number;
  /** Process id of who started it. */
  readonly parent: number;
  /** Its arguments, each ended by a zero byte. */
  readonly commandLine: string;
}

/** All other running processes whose command lines hold `word`. */
export async function processesWith(word: string): Promise<readonly Listed[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== `${process.pid}`);
  const listed = await Promise.all(
    pids.map(async (pid) => ({
      pid: Number(pid),
      // A process may end between the listing and the look.
      commandLine: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      parent: parentIn(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')),
    })),
  );
  return listed.filter(({ commandLine }) => commandLine.includes(word));
}

const parentIn = (status: string): number => Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? 0);

/** Those of them that this process started itself. */
export const ownProcessesWith = async (word: string): Promise<readonly Listed[]> =>
  (await processesWith(word)).filter(({ parent }) => parent === process.pid);

/** Paths of the files that a process of this user holds open. */
export async function openFilesOf(pid: number): Promise<readonly string[]> {
  const dir = `/proc/${pid}/fd`;
  const numbers = await readdir(dir).catch(() => []);
  return Promise.all(numbers.map((number) => readlink(join(dir, number)).catch(() => '')));
}

/** The command lines of all running processes that hold `word`. */
export const commandLinesWith = async (word: string): Promise<readonly string[]> =>
  (await processesWith(word)).map(({ commandLine }) => commandLine);
