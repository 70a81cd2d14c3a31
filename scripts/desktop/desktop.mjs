import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Stop } from '../project.mjs';

/** Variables of the user's own desktop that would lead a program away from the private one. */
const FOREIGN = ['WAYLAND_DISPLAY', 'XDG_CURRENT_DESKTOP', 'XDG_SESSION_TYPE', 'DESKTOP_SESSION', 'PULSE_SERVER'];

/** Whether this computer has no desktop that a window could be shown on. */
export const lacksDesktop = () =>
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

/**
 * Runs something on a display, session bus and keyring of its own. They are gone when it has ended, and also when we are
 * killed. Where a virtual display is not to be had (Windows, macOS), it runs on the user's desktop.
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function onOwnDesktop(env, action) {
  if (process.platform !== 'linux') return action(env);
  const host = spawn(process.execPath, [fileURLToPath(new URL('./host.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env,
    detached: true, // so that Ctrl-C reaches the command, which may still need its display, and not this
  });
  const gone = new Promise((resolve) => host.once('exit', resolve));
  try {
    for await (const line of createInterface({ input: host.stdout })) {
      const own = { ...env, ...JSON.parse(line) };
      for (const name of FOREIGN) delete own[name];
      return await action(own);
    }
    throw new Stop('No virtual display could be started.');
  } finally {
    host.stdin.end();
    await gone;
  }
}
