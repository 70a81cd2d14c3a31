import { readdir, readFile } from 'node:fs/promises';

/** The command lines of all running processes that hold `word`, as any user of a Linux PC could see them. */
export async function commandLinesWith(word: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== `${process.pid}`);
  const lines = await Promise.all(
    // A process may end between the listing and the look.
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(word));
}
