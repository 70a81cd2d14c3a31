import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { childrenOf } from '../drill/children.ts';

const TICKS_PER_SECOND = 100;
const ANY_PROGRAM = /./;

/** User and system time of the processes so far (`/proc/PID/stat`, fields 14 and 15); one that has ended counts nothing. */
export async function cpuSeconds(pids: readonly number[]): Promise<number> {
  let ticks = 0;
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks / TICKS_PER_SECOND;
}

/** Memory of the processes in MiB, what they share divided among them (`Pss` of `/proc/PID/smaps_rollup`). */
export async function memoryMb(pids: readonly number[]): Promise<number> {
  let kb = 0;
  for (const pid of pids) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kb += Number(/^Pss:\s*(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  }
  return Math.round(kb / 1024);
}

/** What a process of the app is for: Electron's own kinds (`--type=…`), `main`, or the program that it runs. */
export interface Member {
  readonly pid: number;
  readonly role: string;
}

/** A process and all that descend from it. */
export async function family(root: number): Promise<readonly Member[]> {
  const members: Member[] = [{ pid: root, role: 'main' }];
  for (const { pid } of members) {
    for (const child of await childrenOf(pid, ANY_PROGRAM)) members.push({ pid: child, role: await roleOf(child) });
  }
  return members;
}

/** Chromium writes its processes' command lines anew, as one text without ends between the arguments. */
async function roleOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const [program = ''] = line.split('\0');
  return /--type=([\w-]+)/.exec(line)?.[1] ?? path.basename(program);
}
