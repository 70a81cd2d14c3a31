// What `electron PATH ARGS` runs in an Electron that comes without the app that usually does it: the fallback runtime packs
// this file as resources/default_app.asar. It takes a file or a folder with a package.json.
import fs from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** @param {string[]} argv */
function parse(argv) {
  const modules = [];
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i];
    if (arg === '-v' || arg === '--version') return { print: `v${process.versions.electron}`, modules, file: null };
    if (arg === '-a' || arg === '--abi') return { print: process.versions.modules, modules, file: null };
    if (arg === '-r' || arg === '--require') modules.push(argv[++i]);
    else if (arg.startsWith('--app=')) return { print: null, modules, file: arg.slice('--app='.length) };
    else if (!arg.startsWith('-')) return { print: null, modules, file: arg };
  }
  return { print: 'Usage: electron [options] <path to app> [args]', modules, file: null };
}

/** @param {string} target file or folder */
function introduce(target) {
  const manifest = path.join(target, 'package.json');
  if (!fs.existsSync(manifest)) return null;
  const { name, productName, version, desktopName } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.name = productName || name;
  app.setDesktopName(desktopName || `${app.name}.desktop`);
  return target;
}

const { print, modules, file } = parse(process.argv.slice(1));
if (!file) {
  console.log(print);
  process.exit(print?.startsWith('Usage') ? 1 : 0);
}
Module._preloadModules(modules);
try {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const target = path.resolve(file);
  const folder = introduce(target);
  const main = Module._resolveFilename(target, null, true);
  app.setAppPath(folder ?? path.dirname(main));
  // Awaited, as in a packaged app: 'ready' comes once the main module is loaded, so a top-level wait for it hangs in both.
  await import(pathToFileURL(main).toString());
} catch (error) {
  console.error('App threw an error during load');
  console.error(error);
  process.exit(1);
}
