import type { ScheduleChange } from '../../shared/domain/change.ts';
import type { Span } from '../../shared/domain/instant.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { Clock } from '../ports/clock.ts';
import { diff, type ScheduleOf } from './diff.ts';
import { agrees, doubtfulRemovals } from './shrinkage.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';

/** Time between a doubtful answer and the second look, for a server that is being restarted to come to itself. */
const SECOND_LOOK_MS = 5_000;

/** What one look at the schedule needs. */
export interface LearnInput {
  readonly source: ScheduleSource;
  readonly clock: Clock;
  /** What is known; null when this schedule was never read. */
  readonly known: ScheduleOf | null;
  readonly window: Span;
  readonly signal: AbortSignal;
  /** Told when so much is missing that a second look is taken. */
  readonly onDoubt: (doubt: Fault) => void;
}

/** A schedule that can be believed, and what is new in it. The first one ever read has no changes. */
export interface Learned {
  readonly schedule: FetchedSchedule;
  readonly changes: readonly ScheduleChange[];
}

/**
 * Fetches the schedule and believes it only when it is plausible: new events need a server that obeys the filter, and
 * many removals need a second, equal answer. Throws FaultError; then nothing was learned.
 */
export async function learn(input: LearnInput): Promise<Learned> {
  const { source, clock, known, window, signal } = input;
  const first = await look(input);
  if (first.changes.some((c) => c.change === 'added') || known === null) await source.proveFilter(signal);
  if (known === null) return first;
  const doubtful = doubtfulRemovals(known.occurrences, first.changes, clock.now());
  if (doubtful.size === 0) return first;

  const doubt = fault('schedule-shrank', { count: doubtful.size });
  input.onDoubt(doubt);
  await clock.sleep(SECOND_LOOK_MS, signal);
  const second = await look({ ...input, window });
  const again = doubtfulRemovals(known.occurrences, second.changes, clock.now());
  if (!agrees(doubtful, again)) throw new FaultError(doubt);
  return second;
}

async function look({ source, clock, known, window, signal }: LearnInput): Promise<Learned> {
  const schedule = await source.fetch(window, signal);
  const isSame = known === null || schedule.occurrences === known.occurrences;
  return { schedule, changes: isSame ? [] : diff(known, schedule, clock.now()) };
}
