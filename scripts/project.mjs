import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that package.json is in. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Where the scripts keep what may be thrown away at any time; gone with node_modules. */
export const CACHE = path.join(ROOT, 'node_modules', '.cache', 'lectern');

/**
 * A line of progress. On stderr, because the stdout of a command belongs to its answer.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`[setup] ${line}\n`);
}

/** What stops a command and is no bug: its message is the whole story for the person at the terminal. */
export class Stop extends Error {}

/**
 * Runs a script's main function: a `Stop` ends it with its sentence and exit code 1, anything else with its stack.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function script(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
