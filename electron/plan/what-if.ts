import type { EventId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Conflict, Plan } from '../../shared/domain/slot.ts';
import { makePlan, type PlanInput } from './plan.ts';

/** A rule by which a clash could have been settled. `override`: the operator has the loser recorded. */
export type OtherRule = 'priority' | 'earlier-start' | 'earlier-created' | 'override';

/** What the two events of a clash would get by another rule; null: nothing. */
export interface Outcome {
  readonly rule: OtherRule;
  readonly windows: readonly { readonly eventId: EventId; readonly window: Span | null }[];
}

/** Higher keeps the device. */
const WEIGHTS: Readonly<Record<Exclude<OtherRule, 'override'>, (o: Occurrence) => number>> = {
  priority: (o) => o.priority,
  'earlier-start': (o) => -Number(o.start),
  'earlier-created': (o) => -(o.createdAt ?? Number.MAX_SAFE_INTEGER),
};

/** What would become of a clash by each rule other than the one that settled it. Pure: nothing is planned by it. */
export function otherOutcomes(
  input: PlanInput,
  conflict: Conflict,
  planOf: (input: PlanInput) => Plan = makePlan,
): readonly Outcome[] {
  const rules = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];
  const byRule = rules
    .filter((rule) => rule !== conflict.rule)
    .map((rule) => outcome(rule, weighed(input, conflict, rule)));
  return conflict.rule === 'override' ? byRule : [...byRule, outcome('override', forced(input, conflict))];

  function outcome(rule: OtherRule, changed: PlanInput): Outcome {
    const { slots } = planOf(changed);
    const windowOf = (eventId: EventId): Span | null =>
      slots.find((s) => s.occurrence.eventId === eventId)?.window ?? null;
    return { rule, windows: conflict.between.map((eventId) => ({ eventId, window: windowOf(eventId) })) };
  }
}

/** The same schedule where one rule decides before all others, and the operator has said nothing about the two. */
function weighed(input: PlanInput, { between }: Conflict, rule: keyof typeof WEIGHTS): PlanInput {
  return {
    ...input,
    occurrences: input.occurrences.map((o) => ({ ...o, priority: WEIGHTS[rule](o) })),
    overrides: new Map([...input.overrides].filter(([eventId]) => !between.includes(eventId))),
  };
}

function forced(input: PlanInput, { between, winner }: Conflict): PlanInput {
  const [loser] = between.filter((eventId) => eventId !== winner);
  if (loser === undefined) return input;
  return { ...input, overrides: new Map([...input.overrides, [loser, { override: 'record', note: '' }]]) };
}
