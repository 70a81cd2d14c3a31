import fs from 'node:fs';
import path from 'node:path';
import { run } from '../child.mjs';
import { cachedFallback, fallbackFits, fetchFallback } from '../electron/fallback.mjs';
import { ROOT, Stop, say } from '../project.mjs';
import { failedLately, rememberFailure } from './attempts.mjs';
import { reachable } from './reachable.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder of the distribution
 * @property {string} executable
 * @property {string} version
 * @property {boolean} official from Electron's own release; false: the fallback, good for development only
 */

const PACKAGE = path.join(ROOT, 'node_modules', 'electron');
const ATTEMPT = 'electron';

const executableName = () =>
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';

/**
 * @param {string} folder
 * @param {boolean} official
 * @returns {ElectronRuntime | null}
 */
function runtimeIn(folder, official) {
  const executable = path.join(folder, executableName());
  const versionFile = path.join(folder, 'version');
  if (!fs.existsSync(executable) || !fs.existsSync(versionFile)) return null;
  const version = fs.readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { folder, executable, version, official };
}

/**
 * A runnable Electron: the one that ELECTRON_OVERRIDE_DIST_PATH names, the one in node_modules, what Electron's installer
 * downloads into there, or the fallback runtime.
 * @returns {Promise<ElectronRuntime>}
 */
export async function findElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const folder = path.resolve(override);
    const named = runtimeIn(folder, folder !== cachedFallback());
    if (named) return named;
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no Electron in it.`);
  }
  const own = () => runtimeIn(path.join(PACKAGE, 'dist'), true);
  const installed = own() ?? ((await install()) ? own() : null);
  if (installed) return installed;
  if (!fallbackFits()) {
    throw new Stop(
      `Electron could not be downloaded for ${process.platform}-${process.arch}. ` +
        'Run "npm run setup" again when its release server is in reach, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
  const fallback = runtimeIn(cachedFallback() ?? (await fetchFallback()), false);
  if (!fallback) throw new Error('the fallback runtime is not complete');
  return fallback;
}

/** Runs Electron's own installer; false when it failed, now or lately. */
async function install() {
  if (failedLately(ATTEMPT)) return false;
  say('downloading Electron with its own installer …');
  const mirror = process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'];
  const { code, output } =
    mirror || (await reachable('github.com'))
      ? await run(process.execPath, [path.join(PACKAGE, 'install.js')], { cwd: PACKAGE, timeoutMs: 600_000 })
      : { code: 1, output: "Electron's release server is out of reach" };
  if (code === 0) return true;
  rememberFailure(ATTEMPT, output);
  say(`that failed: ${output.trim().split('\n')[0]}`);
  return false;
}
