import { spawn } from 'node:child_process';
import { cpus } from 'node:os';

/** Keeps every core busy until `stop` is called. */
export function busyCores(): { stop(): Promise<void> } {
  const children = cpus().map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
  return {
    stop: async () => {
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };
}
