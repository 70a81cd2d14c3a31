import { readdir, readFile } from 'node:fs/promises';

/** The processes that `parent` started and that run `program`, by `/proc`; Linux only. */
export async function childrenOf(parent: number, program: RegExp): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => ({ pid, ...(await statusOf(pid)) })));
  return found.filter((p) => p.parent === parent && program.test(p.name)).map((p) => p.pid);
}

/** Name and parent from `/proc/PID/status`; a process that has ended in between has none. */
async function statusOf(pid: number): Promise<{ readonly name: string; readonly parent: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return {
    name: /^Name:\s*(.*)$/m.exec(status)?.[1] ?? '',
    parent: Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? 0),
  };
}
