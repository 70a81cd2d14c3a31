import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from '../build.mjs';
import { runInForeground } from '../child.mjs';
import { onOwnDesktop } from '../desktop/desktop.mjs';
import { tool } from '../tool.mjs';
import { lint, report, types } from './checks.mjs';
import { countPlaywright, countVerdict, countVitest, sumOf, withCrash } from './count.mjs';

/** @typedef {import('./count.mjs').Count} Count */

/**
 * Every suite of `npm test` in its order, the quick ones first.
 * @type {readonly { name: string, run: (env: NodeJS.ProcessEnv) => Promise<Count> }[]}
 */
export const SUITES = [
  { name: 'types', run: () => single(types) },
  { name: 'lint', run: () => single(lint) },
  ...['unit', 'integration', 'crash'].map((project) => ({
    name: project,
    run: (/** @type {NodeJS.ProcessEnv} */ env) => vitest(project, env),
  })),
  { name: 'e2e', run: playwright },
];

/** @param {() => Promise<import('./checks.mjs').Verdict>} check */
async function single(check) {
  const verdict = await check();
  report(verdict);
  return countVerdict(verdict);
}

/**
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 */
function vitest(project, env) {
  return withReport(async (file) => {
    const { file: node, args } = tool('vitest');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    return runInForeground(node, [...args, 'run', '--project', project, ...reporters], env);
  }, countVitest);
}

/**
 * The journeys in parts, side by side: most of their time they wait for the clock. Each part has a desktop of its own, since a
 * panel shows the icons of all programs on its bus; only Linux can give one.
 */
const PARTS = process.platform === 'linux' ? 2 : 1;

/** @param {NodeJS.ProcessEnv} env */
async function playwright(env) {
  await buildApp(env);
  const part = (/** @type {number} */ number) =>
    onOwnDesktop(env, (own) =>
      withReport((file) => {
        const { file: node, args } = tool('playwright');
        const options = [`--shard=${number}/${PARTS}`, `--output=test-results/${number}`, '--reporter=list,json'];
        return runInForeground(node, [...args, 'test', ...options], { ...own, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
      }, countPlaywright),
    );
  return sumOf(await Promise.all(Array.from({ length: PARTS }, (_, i) => part(i + 1))));
}

/**
 * Runs a tool that writes its report to a file, and counts from that and from the exit code.
 * @template Report
 * @param {(file: string) => Promise<number>} start
 * @param {(report: Report) => Count} count
 */
async function withReport(start, count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-report-'));
  try {
    const file = path.join(folder, 'report.json');
    const exitCode = await start(file);
    return withCrash(fs.existsSync(file) ? count(JSON.parse(fs.readFileSync(file, 'utf8'))) : null, exitCode);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
