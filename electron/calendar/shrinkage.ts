import type { ScheduleChange } from '../../shared/domain/change.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import { inView } from './diff.ts';

const SOON_MS = 48 * 3_600_000;

/**
 * The coming events that a fetch would take away, when they are so many that one answer is not enough to believe it:
 * everything that is still to come, or more than half of the next 48 hours. Empty when the fetch can be believed.
 */
export function doubtfulRemovals(
  before: readonly Occurrence[],
  changes: readonly ScheduleChange[],
  now: Instant,
): ReadonlySet<EventId> {
  const removed = new Set(changes.flatMap((c) => (c.change === 'removed' ? [c.occurrence.eventId] : [])));
  if (removed.size === 0) return removed;
  const coming = before.filter((o) => o.status === 'active' && o.end > now);
  const soon = coming.filter((o) => inView(o, { start: now, end: plus(now, SOON_MS) }));
  const gone = (some: readonly Occurrence[]): number => some.filter((o) => removed.has(o.eventId)).length;
  const isEverything = coming.length > 0 && gone(coming) === coming.length;
  const isMostOfSoon = gone(soon) * 2 > soon.length;
  return isEverything || isMostOfSoon ? removed : new Set();
}

/** Whether a second fetch takes away nothing that the first did not. */
export const agrees = (first: ReadonlySet<EventId>, second: ReadonlySet<EventId>): boolean =>
  [...second].every((id) => first.has(id));
