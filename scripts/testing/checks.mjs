import path from 'node:path';
import { run } from '../child.mjs';
import { CACHE, ROOT } from '../project.mjs';
import { tool } from '../tool.mjs';

/** @typedef {{ name: string, ok: boolean, output: string, seconds: number }} Verdict */

/**
 * Runs tools of node_modules one after the other, up to the first that is not content.
 * @param {string} name what they check together
 * @param {readonly (readonly [string, ...string[]])[]} commands
 * @returns {Promise<Verdict>}
 */
export async function verdictOf(name, commands) {
  const started = Date.now();
  const verdict = (/** @type {boolean} */ ok, /** @type {string} */ output) => ({
    name,
    ok,
    output,
    seconds: (Date.now() - started) / 1000,
  });
  for (const [command, ...rest] of commands) {
    const { file, args } = tool(command);
    const { code, output } = await run(file, [...args, ...rest]);
    if (code !== 0) return verdict(false, output || `${command} ended with code ${code}`);
  }
  return verdict(true, '');
}

/** The type checker remembers what it knew last time (tsconfig.json): the same answer, sooner. */
export const types = () =>
  verdictOf(
    'types',
    ['.', 'renderer'].map((project) => ['tsc', '-p', path.join(ROOT, project)]),
  );

/** The whole of the rules on every file. */
export const lint = () => verdictOf('lint', [['eslint', '--max-warnings=0', '.']]);

/** Only of files that changed: it misses what a changed type does to another file, which `lint` finds. */
export const lintOfChanges = () =>
  verdictOf('lint', [
    ['eslint', '--max-warnings=0', '--cache', '--cache-strategy=content', `--cache-location=${CACHE}/eslint/`, '.'],
  ]);

export const format = () =>
  verdictOf('format', [
    ['prettier', '--check', '--log-level=warn', '--cache', `--cache-location=${CACHE}/prettier`, '.'],
  ]);

export const deadCode = () => verdictOf('dead code', [['knip']]);

/**
 * One line for a verdict, and what the tool said when it is not content.
 * @param {Verdict} verdict
 */
export function report({ name, ok, output, seconds }) {
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, '    '));
}
