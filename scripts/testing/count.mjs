/**
 * @typedef {object} Count what came out of one suite
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{ name: string, message: string }[]} failures one for each that failed
 */

/**
 * @typedef {object} VitestReport of vitest's json reporter
 * @property {{ name: string, message?: string, status: string, assertionResults: VitestTest[] }[]} testResults by file
 */
/** @typedef {{ fullName: string, status: string, failureMessages?: string[] | null }} VitestTest */

/**
 * @typedef {object} PlaywrightReport of Playwright's json reporter
 * @property {PlaywrightSuite[]} suites
 * @property {{ message?: string }[]} errors outside of tests
 */
/** @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */
/** @typedef {{ title: string, file: string, tests: { status: string, results: { error?: { message?: string } }[] }[] }} PlaywrightSpec */

/** @typedef {Record<string, 'passed' | 'failed' | 'skipped'>} Meanings */

/** @type {Meanings} */
const VITEST = {
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
  skipped: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
};

/** What vitest's json reporter writes in place of "timed out in …". */
const TIMED_OUT = 'Error: STACK_TRACE_ERROR';

/** A test that passed only at the second try counts as failed. @type {Meanings} */
const PLAYWRIGHT = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' };

/**
 * Counts a vitest run. A file that could not be loaded is a failure of its own.
 * @param {VitestReport} report
 * @returns {Count}
 */
export function countVitest(report) {
  const tests = report.testResults.flatMap((file) => {
    const ofFile = file.assertionResults.map(({ fullName, status, failureMessages }) => ({
      name: fullName,
      outcome: VITEST[status] ?? 'failed',
      message: failureMessages?.join('\n').replaceAll(TIMED_OUT, 'Error: the test took longer than its limit') ?? '',
    }));
    const unexplained = file.status === 'failed' && !ofFile.some(({ outcome }) => outcome === 'failed');
    return unexplained ? [...ofFile, { name: file.name, outcome: 'failed', message: file.message ?? '' }] : ofFile;
  });
  return count(tests);
}

/**
 * Counts a Playwright run.
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  /** @param {PlaywrightSuite} suite @returns {PlaywrightSpec[]} */
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
  const tests = report.suites.flatMap(specsOf).flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      name: `${spec.file}: ${spec.title}`,
      outcome: PLAYWRIGHT[status] ?? 'failed',
      message: results.map(({ error }) => error?.message ?? '').join('\n'),
    })),
  );
  const errors = report.errors.map(({ message }) => ({
    name: 'outside of tests',
    outcome: 'failed',
    message: message ?? '',
  }));
  return count([...tests, ...errors]);
}

/**
 * One check that is no suite, such as the types, counts as one test.
 * @param {{ name: string, ok: boolean, output: string }} verdict
 * @returns {Count}
 */
export function countVerdict({ name, ok, output }) {
  return count([{ name, outcome: ok ? 'passed' : 'failed', message: output }]);
}

/**
 * What a suite that ran no test at all, or whose tool failed for a reason that no test shows, amounts to: one failure more.
 * @param {Count | null} counted null: the tool left no report
 * @param {number} exitCode of the tool
 * @returns {Count}
 */
export function withCrash(counted, exitCode) {
  const { passed, failed, skipped, failures } = counted ?? count([]);
  const message =
    passed + failed + skipped === 0
      ? `no test ran (exit code ${exitCode})`
      : exitCode !== 0 && failed === 0
        ? `the tool ended with exit code ${exitCode}, though no test failed`
        : null;
  if (message === null) return { passed, failed, skipped, failures };
  return { passed, failed: failed + 1, skipped, failures: [...failures, { name: 'the suite itself', message }] };
}

/**
 * What came out of several parts together.
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sumOf(counts) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ of) => counts.reduce((total, one) => total + one[of], 0);
  const failures = counts.flatMap((one) => one.failures);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), failures };
}

/**
 * @param {readonly Count[]} counts
 * @returns {string} the line that `npm test` ends with
 */
export function closingLine(counts) {
  const { passed, failed, skipped } = sumOf(counts);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {readonly { name: string, outcome: string, message: string }[]} tests
 * @returns {Count}
 */
function count(tests) {
  const of = (/** @type {string} */ outcome) => tests.filter((test) => test.outcome === outcome);
  return {
    passed: of('passed').length,
    failed: of('failed').length,
    skipped: of('skipped').length,
    failures: of('failed').map(({ name, message }) => ({ name, message })),
  };
}
