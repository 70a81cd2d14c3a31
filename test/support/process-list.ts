import { readdir, readFile } from 'node:fs/promises';

/** A running process, as any user of a Linux PC could see it. */
export interface Listed {
  readonly pid: number;
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
    })),
  );
  return listed.filter(({ commandLine }) => commandLine.includes(word));
}

/** The command lines of all running processes that hold `word`. */
export const commandLinesWith = async (word: string): Promise<readonly string[]> =>
  (await processesWith(word)).map(({ commandLine }) => commandLine);
