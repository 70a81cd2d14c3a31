#!/usr/bin/env node
// What every commit has to pass, in seconds: types, lint, format, dead code, unit tests.
import { installPackages } from './setup/packages.mjs';
import { deadCode, format, lintOfChanges, report, types, verdictOf } from './testing/checks.mjs';
import { script } from './project.mjs';

await script(async () => {
  await installPackages();
  const unit = () => verdictOf('unit tests', [['vitest', 'run', '--project', 'unit', '--reporter=dot']]);
  // Two at a time: lint is the longest by far the first time.
  const verdicts = await Promise.all([chain(lintOfChanges), chain(types, unit, format, deadCode)]);
  const failed = verdicts.flat().filter(({ ok }) => !ok);
  if (failed.length > 0) console.log(`\nNot yet: ${failed.map(({ name }) => name).join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});

/** @param {(() => Promise<import('./testing/checks.mjs').Verdict>)[]} checks */
async function chain(...checks) {
  const verdicts = [];
  for (const check of checks) {
    const verdict = await check();
    report(verdict);
    verdicts.push(verdict);
  }
  return verdicts;
}
