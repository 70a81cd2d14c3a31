import type { Clock } from '../ports/clock.ts';
import type { ChildProcess, ProcessEnd } from '../ports/processes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;

/**
 * Ends an ffmpeg: `q` on stdin, which closes its files properly, then SIGINT, SIGTERM and SIGKILL, with `patienceMs`
 * before each. Resolves when it is gone. (On Windows every signal ends it at once; only `q` is gentle there.)
 */
export async function endChild(child: ChildProcess, clock: Clock, patienceMs: number): Promise<ProcessEnd> {
  child.write('q');
  for (const signal of SIGNALS) {
    if (await endsWithin(child, clock, patienceMs)) break;
    child.kill(signal);
  }
  return child.ended;
}

/** Whether the child ends within `ms`. */
async function endsWithin(child: ChildProcess, clock: Clock, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = clock.after(ms, () => resolve(false));
    void child.ended.then(() => {
      timer.cancel();
      resolve(true);
    });
  });
}
