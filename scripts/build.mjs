import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { CACHE, ROOT, Stop, say } from './project.mjs';
import { tool } from './tool.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package.json'];
const STAMP = path.join(CACHE, 'built');

/** A print of the names, sizes and times of everything that the bundles are made of. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ place) => {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of fs.readdirSync(place).sort()) add(path.join(place, name));
    else hash.update(`${place} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const source of [...SOURCES, 'node_modules/.package-lock.json']) add(path.join(ROOT, source));
  return hash.digest('hex');
}

/**
 * Bundles the app into `out/`, unless that was done for these very sources.
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildApp(env) {
  const now = fingerprint();
  const built = fs.existsSync(path.join(ROOT, 'out', 'main', 'main.js')) && fs.existsSync(STAMP);
  if (built && fs.readFileSync(STAMP, 'utf8') === now) return;
  say('bundling the app …');
  const { file, args } = tool('electron-vite');
  const { code, output } = await run(file, [...args, 'build'], { env });
  if (code !== 0) throw new Stop(`The app could not be bundled:\n${output}`);
  fs.mkdirSync(CACHE, { recursive: true });
  fs.writeFileSync(STAMP, now);
}
