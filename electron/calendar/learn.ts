import type { ScheduleChange } from '../../shared/domain/change.ts';
import type { Span } from '../../shared/domain/instant.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { Clock } from '../ports/clock.ts';
import { byStart, touches } from './gather.ts';
import { diff, type ScheduleOf } from './diff.ts';
import { agrees, doubtfulRemovals, type Doubt } from './shrinkage.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';

/** Time between a doubtful answer and the second look, for a server that is being restarted to come to itself. */
const SECOND_LOOK_MS: readonly number[] = [5_000];
/** Before a lecture is broken off, two more looks must agree, and the server has half a minute. */
const LOOKS_BEFORE_BREAKING_OFF_MS: readonly number[] = [10_000, 20_000];

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
 * Fetches the schedule and believes it only when it is plausible: new events need a server that obeys the filter, many
 * removals need a second, equal answer, and the removal of an event that runs or is about to needs a third. Throws
 * FaultError; then nothing was learned.
 */
export async function learn(input: LearnInput): Promise<Learned> {
  const { source, clock, known, signal } = input;
  const first = await look(input);
  if (first.changes.some((c) => c.change === 'added') || known === null) await source.proveFilter(signal);
  if (known === null) return first;
  const doubt = doubtfulRemovals(known.occurrences, first.changes, clock.now());
  return doubt === null ? first : lookAgain(input, known, doubt);
}

async function lookAgain(input: LearnInput, known: ScheduleOf, doubt: Doubt): Promise<Learned> {
  const { clock, signal } = input;
  const told = faultOf(doubt);
  input.onDoubt(told);
  let latest: Learned | null = null;
  let last = doubt;
  for (const ms of doubt.imminent ? LOOKS_BEFORE_BREAKING_OFF_MS : SECOND_LOOK_MS) {
    await clock.sleep(ms, signal);
    latest = await look(input);
    const again = doubtfulRemovals(known.occurrences, latest.changes, clock.now());
    if (!agrees(last, again)) throw new FaultError(told);
    if (again === null) break;
    last = again;
  }
  if (latest === null) throw new FaultError(told);
  if (latest.changes.some((c) => c.change === 'added')) await input.source.proveFilter(signal);
  return latest;
}

/** An event that was read before and cannot be read now is there nevertheless: it stays as it was. */
function withWhatWasKnown(fetched: FetchedSchedule, known: ScheduleOf): FetchedSchedule {
  if (fetched.unread.size === 0) return fetched;
  const read = new Set(fetched.occurrences.map((o) => o.eventId));
  const kept = known.occurrences.filter(
    (o) => fetched.unread.has(o.eventId) && !read.has(o.eventId) && touches(o, fetched.window),
  );
  if (kept.length === 0) return fetched;
  return { ...fetched, occurrences: [...fetched.occurrences, ...kept].sort(byStart) };
}

const faultOf = ({ ids, imminent }: Doubt): Fault =>
  imminent
    ? fault('event-vanished', { title: imminent.title, count: ids.size })
    : fault('schedule-shrank', { count: ids.size });

async function look({ source, clock, known, window, signal }: LearnInput): Promise<Learned> {
  const fetched = await source.fetch(window, signal);
  if (known === null || fetched.occurrences === known.occurrences) return { schedule: fetched, changes: [] };
  const schedule = withWhatWasKnown(fetched, known);
  const changes = diff(known, schedule, clock.now());
  return { schedule, changes };
}
