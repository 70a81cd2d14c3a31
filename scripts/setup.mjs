#!/usr/bin/env node
// Makes a clean checkout ready: npm packages, Electron, ffmpeg, and what they take of the operating system. Every command
// of package.json does this by itself for what it needs; `npm run setup` does all of it, and tries again what failed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, Stop, say, script } from './project.mjs';
import { forgetFailures } from './setup/attempts.mjs';
import { findElectron } from './setup/electron.mjs';
import { findFfmpeg } from './setup/ffmpeg.mjs';
import { installPackages } from './setup/packages.mjs';
import { canSandbox } from './setup/sandboxed.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

/**
 * @typedef {'electron' | 'ffmpeg' | 'display' | 'media-server' | 'drop-servers'} Need what a command takes besides the npm packages;
 *   `display`: the programs for a virtual one; `media-server`: what tests of the live push send to; `drop-servers`: FTP and
 *   SFTP, what tests of deliveries send to
 */
/**
 * @typedef {object} Ready
 * @property {NodeJS.ProcessEnv} env for the command
 * @property {import('./setup/electron.mjs').ElectronRuntime | null} electron
 */

/**
 * Sees to it that these needs are met; silent when they are.
 * @param {ReadonlySet<Need>} needs
 * @returns {Promise<Ready>}
 * @throws {Stop} with what the person can do
 */
export async function setUp(needs) {
  await installPackages();
  let ffmpeg = needs.has('ffmpeg') ? await findFfmpeg() : null;
  const ofSystem = new Set(needs);
  if (ffmpeg) ofSystem.delete('ffmpeg');
  await installSystemPackages(ofSystem);
  if (needs.has('ffmpeg')) ffmpeg ??= await findFfmpeg();
  if (needs.has('ffmpeg') && !ffmpeg) {
    throw new Stop(
      'ffmpeg and ffprobe were not found. Install them, or set FFMPEG_BIN and FFPROBE_BIN to their paths.',
    );
  }
  const electron = needs.has('electron') ? await findElectron() : null;
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    PATH: [path.join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(path.delimiter),
    ...(ffmpeg && { FFMPEG_BIN: ffmpeg.ffmpeg, FFPROBE_BIN: ffmpeg.ffprobe }),
    ...(electron && { ELECTRON_OVERRIDE_DIST_PATH: electron.folder, ELECTRON_EXEC_PATH: electron.executable }),
    ...(electron && !canSandbox(electron.folder) && { NO_SANDBOX: '1' }),
  };
  return { env, electron };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await script(async () => {
    forgetFailures();
    const { env, electron } = await setUp(new Set(['electron', 'ffmpeg', 'display', 'media-server', 'drop-servers']));
    say(`ready: Electron ${electron?.version}${electron?.official ? '' : ' (fallback)'}, ffmpeg ${env['FFMPEG_BIN']}`);
    return 0;
  });
}
