import type { FaultRequest } from '../sandbox/faults/fault.ts';

/** A request of a chain: the nth (from 0) of this action. */
export type ChainRequest = readonly [service: string, action: string, after: number];

/** Ways in which a request or its answer is lost, or means nothing. */
const EFFECTS: readonly FaultRequest['effect'][] = [
  { kind: 'dropBefore' },
  { kind: 'dropAfter' },
  { kind: 'status', status: 502 },
  { kind: 'html' },
  { kind: 'cutAnswer', bytes: 5 },
  { kind: 'expireSessions' },
];

/** Every loss at every request, as rows of a table of tests. */
export const lostAnswers = (requests: readonly ChainRequest[]) =>
  requests.flatMap(([service, action, after]) =>
    EFFECTS.map((effect) => [effect.kind, service, action, after, effect] as const),
  );
