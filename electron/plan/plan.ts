import { compareEventIds, type EventId } from '../../shared/domain/ids.ts';
import { earlier, later, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan, Reason, Slot } from '../../shared/domain/slot.ts';
import type { Override } from '../../shared/domain/state.ts';
import type { PlanSettings } from '../../shared/settings/plan.ts';
import { unique } from './duplicates.ts';
import { padded, type Granted } from './padding.ts';
import { isRunning, recorded, type Recorded } from './recorded.ts';
import { shareOut } from './share.ts';
import { wishOf, type Refusal, type Wish } from './wish.ts';

/** Everything a plan is made of. */
export interface PlanInput {
  /** The schedule, in any order. */
  readonly occurrences: readonly Occurrence[];
  readonly settings: PlanSettings;
  readonly overrides: ReadonlyMap<EventId, Override>;
  /** What this device made so far; what runs now keeps its place. Ad-hoc recordings never block the schedule. */
  readonly recordings: Iterable<Recording>;
  readonly now: Instant;
}

/**
 * What the device does with each occurrence: pure, total, and independent of the order of its input.
 * Windows never overlap. A slot tells all its reasons, also when nothing is recorded.
 */
export function makePlan(input: PlanInput): Plan {
  const { settings, now } = input;
  const past = recorded(input.recordings, input.occurrences);
  const { kept, duplicates } = unique([...input.occurrences].sort(byStart), past);

  const wishes: Wish[] = [];
  const slots: Slot[] = duplicates.map(({ occurrence, of }) =>
    skip({ occurrence, because: [{ why: 'duplicate', of }] }),
  );
  for (const occurrence of kept) {
    const wish = wishOf(occurrence, settings, input.overrides.get(occurrence.eventId));
    if ('span' in wish) wishes.push(wish);
    else slots.push(skip(wish));
  }

  const contenders = wishes.map((wish) => ({ wish, running: runs(past, wish.occurrence) }));
  const blackoutEvents = kept.filter((o) => o.kind === 'blackout' && o.status === 'active' && !isSkipped(o, input));
  const { shares, conflicts, blackouts } = shareOut(contenders, blackoutEvents, settings, now);
  const windows = padded(
    shares.filter((s): s is Granted => s.span !== null),
    blackouts,
    settings,
  );
  for (const share of shares) {
    const window = windows.get(share as Granted);
    if (share.span === null || !window) slots.push(skip({ occurrence: share.wish.occurrence, because: share.because }));
    else slots.push(slotOf(share as Granted, window, past, now));
  }
  return { slots: slots.sort((a, b) => byStart(a.occurrence, b.occurrence)), conflicts, madeAt: now };
}

/** The slot of a granted wish, with what lateness does to it. */
function slotOf(share: Granted, window: Span, past: Recorded, now: Instant): Slot {
  const { wish, span } = share;
  const { occurrence } = wish;
  const untouched = past.of(occurrence) === null;
  if (untouched && now >= window.end) {
    return skip({ occurrence, because: [{ why: 'missed', missedMs: window.end - window.start }, ...share.because] });
  }
  const late: Reason[] = untouched && now > span.start ? [{ why: 'late-join', missedMs: now - span.start }] : [];
  const pushWindow = wish.push && {
    start: later(wish.push.start, window.start),
    end: earlier(wish.push.end, window.end),
  };
  return { occurrence, decision: wish.decision, window, pushWindow, because: [...share.because, ...late] };
}

const skip = ({ occurrence, because }: Refusal): Slot => ({
  occurrence,
  decision: 'skip',
  window: null,
  pushWindow: null,
  because,
});

/** The operator may take a blackout out of force like any other event. */
const isSkipped = (o: Occurrence, input: PlanInput): boolean => input.overrides.get(o.eventId)?.override === 'skip';

function runs(past: Recorded, occurrence: Occurrence): boolean {
  const made = past.of(occurrence);
  return made !== null && isRunning(made);
}

const byStart = (a: Occurrence, b: Occurrence): number => a.start - b.start || compareEventIds(a.eventId, b.eventId);
