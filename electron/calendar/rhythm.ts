import { earlier, plus, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';

/** While an event runs or is about to, changes count: the schedule is looked at this often. */
const NEAR_POLL_MS = 15_000;
/** How long before a start that begins, so that the last word is known before the sources are opened. */
const NEAR_MS = 3 * 60_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 10 * 60_000;
const LONGEST_NEAR_RETRY_MS = 30_000;

/** What the next look at the schedule depends on. */
export interface RhythmInput {
  readonly now: Instant;
  readonly occurrences: readonly Occurrence[];
  readonly pollMs: number;
  /** Failed fetches in a row; 0 after a good one. */
  readonly failures: number;
  /** A number in [0, 1): spreads the devices of a campus out. */
  readonly chance: number;
}

/**
 * When to fetch next. After a good fetch: the poll time ±10 %, and in time before the next start. After failures:
 * doubling from 5 s up to 10 minutes, half of it by chance; near an event never longer than 30 s.
 */
export function nextSyncAt({ now, occurrences, pollMs, failures, chance }: RhythmInput): Instant {
  const acted = occurrences.filter((o) => o.status === 'active' && (o.kind === 'record' || o.kind === 'live'));
  const isNear = acted.some((o) => plus(o.start, -o.preStartMs - NEAR_MS) <= now && now < plus(o.end, o.postEndMs));
  if (failures > 0) {
    const longest = isNear ? LONGEST_NEAR_RETRY_MS : LONGEST_RETRY_MS;
    const full = Math.min(longest, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20));
    return plus(now, full / 2 + (full / 2) * chance);
  }
  const usual = isNear ? Math.min(pollMs, NEAR_POLL_MS) : pollMs;
  const next = plus(now, usual * (0.9 + 0.2 * chance));
  const nearFrom = acted.map((o) => plus(o.start, -o.preStartMs - NEAR_MS)).filter((at) => at > now);
  return nearFrom.reduce((soonest, at) => earlier(soonest, at), next);
}
