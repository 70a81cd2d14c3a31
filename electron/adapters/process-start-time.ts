import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process started, as an opaque text; null when there is no such process (or it is only waiting to be reaped).
 * Linux: field 22 of /proc/PID/stat, in ticks since boot, with the boot's id. macOS: `ps -o lstart`. Windows: Get-Process.
 */
export async function startTimeOf(pid: number): Promise<string | null> {
  switch (process.platform) {
    case 'linux':
      return linuxStartTime(pid);
    case 'win32':
      return firstLine('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]);
    default:
      return firstLine('ps', ['-o', 'lstart=', '-p', String(pid)]);
  }
}

async function linuxStartTime(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may hold anything: count fields after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    if (state === 'Z' || startTicks === undefined) return null;
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}:${startTicks}`;
  } catch (e) {
    if (['ENOENT', 'ESRCH'].includes((e as NodeJS.ErrnoException).code ?? '')) return null;
    throw e;
  }
}

/** Null when the program says with its exit code that there is no such process. */
async function firstLine(file: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run(file, args, { windowsHide: true });
    return stdout.trim() || null;
  } catch (e) {
    if (typeof (e as { code?: unknown }).code === 'number') return null;
    throw e;
  }
}
