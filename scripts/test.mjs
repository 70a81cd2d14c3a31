#!/usr/bin/env node
// Every test there is, or the suites that are named: npm test [-- types lint unit integration crash e2e]. The tests have a
// display, bus and keyring of their own. The last line is the sum.
import { onOwnDesktop } from './desktop/desktop.mjs';
import { Stop, script } from './project.mjs';
import { setUp } from './setup.mjs';
import { closingLine, countVerdict } from './testing/count.mjs';
import { SUITES } from './testing/suites.mjs';

/** @typedef {import('./testing/count.mjs').Count} Count */

await script(async () => {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown !== undefined)
    throw new Stop(`There is no suite "${unknown}": ${SUITES.map(({ name }) => name).join(', ')}`);
  const suites = named.length > 0 ? SUITES.filter(({ name }) => named.includes(name)) : SUITES;

  /** @type {{ name: string, count: Count }[]} */
  const results = [];
  /** What stops a suite is a failure like any other. @param {string} name @param {() => Promise<Count>} action */
  const counted = async (name, action) => {
    console.log(`\n── ${name}`);
    const stopped = (/** @type {unknown} */ error) =>
      countVerdict({ name, ok: false, output: error instanceof Stop ? error.message : String(error) });
    results.push({ name, count: await action().catch(stopped) });
  };
  try {
    const { env } = await setUp(new Set(['electron', 'ffmpeg', 'display', 'media-server', 'drop-servers']));
    const plain = process.stdout.isTTY ? env : { ...env, NO_COLOR: '1' };
    await onOwnDesktop(plain, async (own) => {
      for (const { name, run } of suites) await counted(name, () => run(own));
    });
  } catch (error) {
    await counted('set-up', () => Promise.reject(error));
  }
  summarise(results);
  return results.some(({ count }) => count.failed > 0) ? 1 : 0;
});

/** @param {readonly { name: string, count: Count }[]} results */
function summarise(results) {
  for (const { name, count } of results) {
    for (const failure of count.failures) {
      console.log(`\n✗ ${name}: ${failure.name}\n${failure.message.trimEnd().replace(/^/gm, '    ')}`);
    }
  }
  console.log('');
  for (const { name, count } of results)
    console.log(`${count.failed > 0 ? '✗' : '✓'} ${name}: ${closingLine([count])}`);
  console.log(`\n${closingLine(results.map(({ count }) => count))}`);
}
