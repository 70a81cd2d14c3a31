import { expect, test } from 'vitest';
import type { Condition } from '../../../electron/alerts/conditions.ts';
import { decideAlerts, NOTHING_TOLD } from '../../../electron/alerts/policy.ts';
import { fromEpochMs } from '../../../shared/domain/instant.ts';
import { fault } from '../../../shared/faults/fault.ts';

const condition = (key: string, change: Partial<Condition> = {}): Condition => ({
  ...{ key, fault: fault('no-source'), severity: 'fault', recordingId: null, offer: null },
  ...{ isOfRunning: false, patienceMs: 0 },
  ...change,
});
const BAD = condition('bad');
const SLOW = condition('slow', { patienceMs: 15_000 });
const OURS = condition('ours', { isOfRunning: true });
const MINUTE = 60_000;

/** One look: when, what is wrong then, and whether a lecture is recorded. */
type Look = readonly [atMs: number, wrong: readonly Condition[], isQuiet?: boolean];

/** What is told at each look, e.g. `0 fault bad`. */
function told(looks: readonly Look[]): readonly string[] {
  let memory = NOTHING_TOLD;
  return looks.flatMap(([atMs, wrong, isQuiet = false]) => {
    const decided = decideAlerts(memory, wrong, { now: fromEpochMs(atMs), isQuiet, repeatMs: 30 * MINUTE });
    memory = decided.memory;
    return decided.alerts.map((a) => `${atMs} ${a.what} ${a.condition.key}`);
  });
}

test.each<[string, readonly Look[], readonly string[]]>([
  [
    'a fault is told once',
    [
      [0, [BAD]],
      [1000, [BAD]],
      [90 * MINUTE, [BAD]],
    ],
    ['0 fault bad'],
  ],
  [
    'and so is its end',
    [
      [0, [BAD]],
      [1000, []],
      [2000, []],
    ],
    ['0 fault bad', '1000 recovery bad'],
  ],
  [
    'nothing is told of what passes soon',
    [
      [0, [SLOW]],
      [14_000, [SLOW]],
      [15_000, []],
    ],
    [],
  ],
  [
    'what lasts is told',
    [
      [0, [SLOW]],
      [15_000, [SLOW]],
    ],
    ['15000 fault slow'],
  ],
  [
    'what comes and goes is not told again for a while, nor is its end',
    [
      [0, [BAD]],
      [1000, []],
      [2000, [BAD]],
      [3000, []],
    ],
    ['0 fault bad', '1000 recovery bad'],
  ],
  [
    'but it is told later',
    [
      [0, [BAD]],
      [1000, []],
      [31 * MINUTE, [BAD]],
    ],
    ['0 fault bad', '1000 recovery bad', `${31 * MINUTE} fault bad`],
  ],
  [
    'a lecture is not disturbed by other things',
    [
      [0, [BAD], true],
      [MINUTE, [], true],
      [2 * MINUTE, []],
    ],
    [],
  ],
  [
    'which are told afterwards if they last',
    [
      [0, [BAD], true],
      [MINUTE, [BAD]],
    ],
    [`${MINUTE} fault bad`],
  ],
  ['its own faults are told at once', [[0, [OURS, BAD], true]], ['0 fault ours']],
])('%s', (_what, looks, expected) => {
  expect(told(looks)).toEqual(expected);
});
