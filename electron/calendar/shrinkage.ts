import type { ScheduleChange } from '../../shared/domain/change.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import { inView } from './diff.ts';

const SOON_MS = 48 * 3_600_000;
const IMMINENT_MS = 15 * 60_000;

/** Coming events that a fetch would take away and that one answer is not enough for. */
export interface Doubt {
  readonly ids: ReadonlySet<EventId>;
  /** One of them that is being recorded or pushed, or is about to be; null without one. */
  readonly imminent: Occurrence | null;
}

/**
 * The coming events that a fetch would take away, when they are so many, or so near, that one answer is not enough to
 * believe it: everything that is still to come, more than half of the next 48 hours, or one that runs or begins within
 * 15 minutes. Null when the fetch can be believed.
 */
export function doubtfulRemovals(
  before: readonly Occurrence[],
  changes: readonly ScheduleChange[],
  now: Instant,
): Doubt | null {
  const ids = new Set(changes.flatMap((c) => (c.change === 'removed' ? [c.occurrence.eventId] : [])));
  if (ids.size === 0) return null;
  const coming = before.filter((o) => o.status === 'active' && plus(o.end, o.postEndMs) > now);
  const soon = coming.filter((o) => inView(o, { start: now, end: plus(now, SOON_MS) }));
  const gone = (some: readonly Occurrence[]): number => some.filter((o) => ids.has(o.eventId)).length;
  const isEverything = coming.length > 0 && gone(coming) === coming.length;
  const isMostOfSoon = gone(soon) * 2 > soon.length;
  const near = { start: now, end: plus(now, IMMINENT_MS) };
  const imminent = soon.find((o) => ids.has(o.eventId) && isActedOn(o) && inView(o, near)) ?? null;
  return isEverything || isMostOfSoon || imminent ? { ids, imminent } : null;
}

const isActedOn = ({ kind }: Occurrence): boolean => kind === 'record' || kind === 'live';

/** Whether a later fetch takes away nothing that an earlier one did not. */
export const agrees = (earlier: Doubt, later: Doubt | null): boolean =>
  later === null || [...later.ids].every((id) => earlier.ids.has(id));
