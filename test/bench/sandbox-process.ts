import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Credentials } from '../sandbox/sandbox.ts';

/** A sandbox in a process of its own, so that its work is not measured as ours. */
export interface RunningSandbox {
  /** Its first line. */
  readonly first: Credentials & { readonly url: string };
  stop(): Promise<void>;
}

/** Starts the sandbox with these arguments and waits for its first line. */
export async function startSandboxProcess(args: readonly string[]): Promise<RunningSandbox> {
  const main = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    first: JSON.parse(line) as RunningSandbox['first'],
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
