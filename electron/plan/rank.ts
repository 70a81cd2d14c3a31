import { compareEventIds } from '../../shared/domain/ids.ts';
import type { ConflictRule } from '../../shared/domain/slot.ts';
import type { Wish } from './wish.ts';

/** A wish, and whether the device is busy with it right now. */
export interface Contender {
  readonly wish: Wish;
  readonly running: boolean;
}

/**
 * The rules of who keeps the device, the first that tells two apart decides: what the operator forced; higher priority;
 * Kaltura's own event before one of another calendar, which brings no template entry;
 * what is running; what starts earlier (it would be running by then); what was created earlier; the lower id.
 * Together they are a total order, so that no circle of three can arise.
 */
const RULES: readonly { readonly rule: ConflictRule; readonly compare: (a: Contender, b: Contender) => number }[] = [
  { rule: 'override', compare: (a, b) => Number(b.wish.forced) - Number(a.wish.forced) },
  { rule: 'priority', compare: (a, b) => b.wish.occurrence.priority - a.wish.occurrence.priority },
  { rule: 'kaltura-first', compare: (a, b) => Number(isOfOther(a)) - Number(isOfOther(b)) },
  { rule: 'running-first', compare: (a, b) => Number(b.running) - Number(a.running) },
  { rule: 'earlier-start', compare: (a, b) => a.wish.span.start - b.wish.span.start },
  { rule: 'earlier-created', compare: (a, b) => createdAt(a) - createdAt(b) },
  { rule: 'lower-id', compare: (a, b) => compareEventIds(a.wish.occurrence.eventId, b.wish.occurrence.eventId) },
];

const isOfOther = (c: Contender): boolean => c.wish.occurrence.calendar !== undefined;

/** An unknown time of creation counts as the latest; a plain large number, since two infinities have no difference. */
const createdAt = (c: Contender): number => c.wish.occurrence.createdAt ?? Number.MAX_SAFE_INTEGER;

/** Negative when `a` keeps the device against `b`. */
export function compareRank(a: Contender, b: Contender): number {
  for (const { compare } of RULES) {
    const difference = compare(a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The rule by which the winner won. */
export const ruleBetween = (winner: Contender, loser: Contender): ConflictRule =>
  RULES.find(({ compare }) => compare(winner, loser) !== 0)?.rule ?? 'lower-id';
