import { later, overlaps, type Instant, type Span } from '../../shared/domain/instant.ts';
import { isReissued, isSameOccurrence, type Occurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan, Reason, Slot } from '../../shared/domain/slot.ts';

/** What a running recording does when its event changed in the schedule. To be done in this order. */
export type FollowStep =
  /** Text, template, id or times differ: the recording takes them over. */
  | { readonly follow: 'take-over'; readonly occurrence: Occurrence }
  /** The end moved: capture goes on, or ends, by the new window. */
  | { readonly follow: 'move-window'; readonly window: Span }
  /** The event became a live one, or its push moved; null: it is no longer to be pushed. */
  | { readonly follow: 'push'; readonly pushWindow: Span | null }
  /** It was stopped by the schedule, which wants it after all. */
  | { readonly follow: 'resume' }
  /** Nothing is to be captured any more. What was captured is kept. */
  | { readonly follow: 'stop'; readonly because: readonly Reason[] };

/** What `follow` looks at. */
export interface FollowInput {
  /** A recording that has the device, made by the schedule. */
  readonly recording: Recording;
  /** The slot that the recording went by until now; null when it is not known. */
  readonly before: Slot | null;
  /** The plan of the changed schedule, made with this recording among its recordings. */
  readonly plan: Plan;
  readonly now: Instant;
}

/**
 * How a running recording follows its event. Empty when nothing changed for it.
 * A start that moved never cuts off what is already captured: a later start is followed only when the event is now
 * at another time altogether (then this recording ends, and the plan records the event at its new time).
 * An event that lost its slot to the operator's word, a blackout or a stronger event ends like a cancelled one.
 */
export function follow({ recording, before, plan, now }: FollowInput): readonly FollowStep[] {
  const slot = slotFor(recording, plan);
  if (slot === null) return [{ follow: 'stop', because: [{ why: 'removed-from-schedule' }] }];
  const { occurrence, window } = slot;
  const { start: newStart, end: newEnd } = occurrence;
  const taken: readonly FollowStep[] =
    JSON.stringify(occurrence) === JSON.stringify(recording.occurrence) ? [] : [{ follow: 'take-over', occurrence }];
  if (window === null) return [...taken, { follow: 'stop', because: slot.because }];
  const startsAnew = window.start > now && !overlaps(window, recording.window);
  if (startsAnew) return [{ follow: 'stop', because: [{ why: 'moved-in-schedule', start: newStart, end: newEnd }] }];

  const steps: FollowStep[] = [...taken];
  if (recording.stoppedAt !== null) steps.push({ follow: 'resume' });
  const isUnbegun = recording.state === 'arming' && now < recording.window.start;
  const start = isUnbegun ? window.start : recording.window.start;
  if (start !== recording.window.start || window.end !== endBefore(recording, before, slot)) {
    steps.push({ follow: 'move-window', window: { start, end: later(start, window.end) } });
  }
  if (before && !sameSpan(before.pushWindow, slot.pushWindow)) {
    steps.push({ follow: 'push', pushWindow: slot.pushWindow });
  }
  return steps;
}

/**
 * The end that the schedule gave this recording until now. After a restart the slot from before is not known: then an
 * event whose times are still those of the recording has not moved it, whatever the operator did.
 */
function endBefore({ occurrence, window }: Recording, before: Slot | null, slot: Slot): Instant | null {
  if (before?.window) return before.window.end;
  const isUnmoved = occurrence.start === slot.occurrence.start && occurrence.end === slot.occurrence.end;
  return isUnmoved ? (slot.window?.end ?? null) : window.end;
}

/**
 * The slot of this recording's event: by the same id first, then by series and start; by series and time when the
 * event is not listed any more, since an edit of a series' times gives its occurrences new ids.
 */
function slotFor({ occurrence }: Recording, plan: Plan): Slot | null {
  const same = plan.slots.filter((s) => isSameOccurrence(s.occurrence, occurrence));
  return (
    same.find((s) => s.window !== null) ??
    same.find((s) => s.occurrence.eventId === occurrence.eventId) ??
    same[0] ??
    plan.slots.find((s) => isReissued(occurrence, s.occurrence)) ??
    null
  );
}

const sameSpan = (a: Span | null, b: Span | null): boolean => a?.start === b?.start && a?.end === b?.end;
