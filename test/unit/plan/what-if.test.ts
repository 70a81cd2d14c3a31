import { describe, expect, it } from 'vitest';
import { otherOutcomes } from '../../../electron/plan/what-if.ts';
import { makePlan, type PlanInput } from '../../../electron/plan/plan.ts';
import { at } from '../../support/occurrences.ts';
import { event, override, settings } from './plan-input.ts';

const input = (change: Partial<PlanInput> = {}): PlanInput => ({
  occurrences: [event(1, '13:00', '14:00'), event(2, '13:30', '14:30', { priority: 5 })],
  ...{ settings: settings(), overrides: new Map(), recordings: [], now: at('12:00'), ...change },
});
const outcomes = (given: PlanInput): readonly string[] => {
  const [conflict] = makePlan(given).conflicts;
  if (!conflict) throw new Error('they do not clash');
  const time = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
  return otherOutcomes(given, conflict).map(
    ({ rule, windows }) =>
      `${rule}: ${windows.map(({ window }) => (window ? `${time(window.start)}-${time(window.end)}` : 'none')).join(' ')}`,
  );
};

describe('what other rules would do with a clash', () => {
  it('is told for each of them, and for the word of the operator', () => {
    expect([...outcomes(input())].sort()).toEqual([
      expect.stringMatching(/^earlier-created: /),
      expect.stringMatching(/^earlier-start: .*13:00-14:00/),
      expect.stringMatching(/^override: .*13:00-14:00/),
    ]);
  });

  it('leaves the word of the operator out where that is what decides', () => {
    const told = outcomes(input({ overrides: override(1, 'record') }));
    expect(told.some((line) => line.startsWith('override'))).toBe(false);
    expect(told.find((line) => line.startsWith('priority'))).toContain('13:30-14:30');
  });

  it('changes nothing', () => {
    const given = input();
    const before = JSON.stringify(makePlan(given));
    outcomes(given);
    expect(JSON.stringify(makePlan(given))).toBe(before);
  });
});
