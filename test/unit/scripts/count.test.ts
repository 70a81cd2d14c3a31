import { describe, expect, test } from 'vitest';
import {
  closingLine,
  countPlaywright,
  countVerdict,
  countVitest,
  sumOf,
  withCrash,
} from '../../../scripts/testing/count.mjs';

const file = (status: string, ...outcomes: string[]) => ({
  name: 'a.test.ts',
  status,
  message: status === 'failed' ? 'SyntaxError' : '',
  assertionResults: outcomes.map((outcome, i) => ({
    fullName: `test ${i}`,
    status: outcome,
    failureMessages: ['why'],
  })),
});

describe('a vitest report', () => {
  test('counts each outcome, and names what failed', () => {
    const count = countVitest({ testResults: [file('failed', 'passed', 'failed', 'pending', 'todo')] });
    expect(count).toEqual({ passed: 1, failed: 1, skipped: 2, failures: [{ name: 'test 1', message: 'why' }] });
  });

  test('counts a file that could not be loaded as one failure', () => {
    const count = countVitest({ testResults: [file('passed', 'passed'), file('failed')] });
    expect(count).toMatchObject({ passed: 1, failed: 1, failures: [{ name: 'a.test.ts', message: 'SyntaxError' }] });
  });

  test('says of a timeout that it is one', () => {
    const late = { fullName: 'late', status: 'failed', failureMessages: ['Error: STACK_TRACE_ERROR\n    at task'] };
    const { failures } = countVitest({
      testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [late] }],
    });
    expect(failures[0]?.message).toBe('Error: the test took longer than its limit\n    at task');
  });

  test('takes an outcome that it does not know for a failure', () => {
    expect(countVitest({ testResults: [file('passed', 'exploded')] }).failed).toBe(1);
  });
});

describe('a Playwright report', () => {
  const spec = (status: string) => ({
    title: status,
    file: 'a.spec.ts',
    tests: [{ status, results: [{ error: { message: 'why' } }] }],
  });

  test('counts specs at any depth, and a flaky one as failed', () => {
    const count = countPlaywright({
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('expected')],
          suites: [{ title: 'inner', specs: [spec('flaky'), spec('skipped')] }],
        },
        { title: 'b.spec.ts', specs: [spec('unexpected')] },
      ],
      errors: [],
    });
    expect(count).toMatchObject({ passed: 1, failed: 2, skipped: 1 });
    expect(count.failures.map(({ name }) => name)).toEqual(['a.spec.ts: flaky', 'a.spec.ts: unexpected']);
  });

  test('counts errors outside of tests', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'no config' }] }).failed).toBe(1);
  });
});

describe('a suite as a whole', () => {
  const good = { passed: 2, failed: 0, skipped: 0, failures: [] };
  test.each([
    ['no report at all', null, 1, 1],
    ['a report without tests, though the tool was content', { ...good, passed: 0 }, 0, 1],
    ['a tool that fails though no test did', good, 1, 1],
    ['a failed test explains the exit code', { ...good, failed: 1 }, 1, 1],
    ['nothing but passes', good, 0, 0],
  ])('%s', (_, count, exitCode, failed) => {
    expect(withCrash(count, exitCode).failed).toBe(failed);
  });
});

test('the closing line names skipped tests only when there are any', () => {
  const one = countVerdict({ name: 'types', ok: true, output: '' });
  const other = countVerdict({ name: 'lint', ok: false, output: 'no' });
  expect(closingLine([one, other])).toBe('1 passed, 1 failed');
  expect(closingLine([one, { passed: 0, failed: 0, skipped: 3, failures: [] }])).toBe('1 passed, 0 failed, 3 skipped');
});

test('parts are counted together, and no failure of theirs is lost', () => {
  const one = countVerdict({ name: 'one', ok: false, output: 'no' });
  const other = countVerdict({ name: 'other', ok: true, output: '' });
  expect(sumOf([one, other, one])).toEqual({
    passed: 1,
    failed: 2,
    skipped: 0,
    failures: [...one.failures, ...one.failures],
  });
});
