import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './project.mjs';

/** Packages whose tool has another name. */
const packageOf = /** @type {Record<string, string>} */ ({ tsc: 'typescript' });

/**
 * The command line of a tool in node_modules, run by this very Node: no shell, and no `.cmd` file on Windows.
 * Anything that is no package here is taken as a program on PATH.
 * @param {string} name such as `vitest`; `tsx` stands for Node with TypeScript loaded, without a process between
 * @returns {{ file: string, args: string[] }}
 */
export function tool(name) {
  const folder = path.join(ROOT, 'node_modules', packageOf[name] ?? name);
  const manifest = path.join(folder, 'package.json');
  if (!fs.existsSync(manifest)) return { file: name, args: [] };
  if (name === 'tsx') {
    return { file: process.execPath, args: ['--import', pathToFileURL(path.join(folder, 'dist', 'loader.mjs')).href] };
  }
  /** @type {{ bin?: string | Record<string, string> }} */
  const { bin } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const script = typeof bin === 'string' ? bin : bin?.[name];
  if (!script) throw new Error(`${name} has no program of that name`);
  return { file: process.execPath, args: [path.join(folder, script)] };
}
