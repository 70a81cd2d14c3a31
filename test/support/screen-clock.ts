import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripHeight, TEST_STRIP } from '../../electron/capture/argv/test-pattern.ts';

const script = fileURLToPath(new URL('./screen-clock.cjs', import.meta.url));

/**
 * Shows the test strip with the wall clock along the upper edge of the screen, where `readTestPattern` looks for it in
 * a recording of that screen. Resolves with the way to take it away.
 */
export async function showScreenClock(
  electronExe: string,
  screen: { readonly width: number; readonly height: number },
): Promise<() => Promise<void>> {
  const profile = await mkdtemp(join(tmpdir(), 'screen-clock-'));
  const size = [TEST_STRIP.cells, screen.width, stripHeight(screen.height)].map(String);
  const flags = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...['--disable-gpu', '--log-level=3', `--user-data-dir=${profile}`],
  ];
  const child = spawn(electronExe, [...flags, script, ...size], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await Promise.race([
    new Promise((resolve) => child.stdout.once('data', resolve)),
    ended.then(() => Promise.reject(new Error('The clock on the screen could not be shown'))),
  ]);
  return async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(profile, { recursive: true, force: true });
  };
}
