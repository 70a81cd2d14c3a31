import fs from 'node:fs';
import path from 'node:path';
import { runNpm } from '../npm.mjs';
import { ROOT, Stop, say } from '../project.mjs';
import { installedAsLocked } from './installed.mjs';

/** @returns {boolean} */
function upToDate() {
  const note = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(note)) return false;
  const [lock, installed] = [path.join(ROOT, 'package-lock.json'), note].map((file) =>
    JSON.parse(fs.readFileSync(file, 'utf8')),
  );
  return installedAsLocked(lock, installed);
}

/**
 * Installs the npm packages of the lock file, when they are not there yet or the lock file changed. Without their install
 * scripts: those download from places that may be out of reach, and set-up does itself what is needed of them.
 */
export async function installPackages() {
  if (upToDate()) return;
  say('installing the npm packages of package-lock.json (npm ci) …');
  const started = Date.now();
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await runNpm(args, { output: 'stderr' });
  if (code !== 0) {
    throw new Stop(
      'The npm packages could not be installed; see what npm says above. Is the package registry in reach?',
    );
  }
  say(`packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}
