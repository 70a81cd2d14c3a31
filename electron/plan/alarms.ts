import { earlier, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan, Reason, Slot } from '../../shared/domain/slot.ts';
import { recorded } from './recorded.ts';

/** Something that is due: get ready to capture, or write down that nothing came of an occurrence, and why. */
export type Alarm =
  | { readonly alarm: 'arm'; readonly slot: Slot; readonly window: Span }
  | {
      readonly alarm: 'missed' | 'skipped' | 'cancelled';
      readonly slot: Slot;
      readonly window: Span;
      readonly because: readonly Reason[];
    };

/** What is due now, and when to look again at the latest; null when the plan has nothing more to come. */
export interface NextAlarms {
  readonly due: readonly Alarm[];
  readonly lookAgainAt: Instant | null;
}

/** What `nextAlarms` looks at. */
export interface AlarmInput {
  readonly plan: Plan;
  readonly recordings: Iterable<Recording>;
  readonly now: Instant;
  /** How long before its window a recording gets ready. */
  readonly armMs: number;
  /** Since when this device answers for the room: what was over by then is nobody's loss. */
  readonly since: Instant;
}

/**
 * The alarms of a plan. An occurrence that already has a recording has no alarm, so asking twice is harmless once the
 * caller has written down what it did; one that was skipped or cancelled and is wanted after all is armed again.
 */
export function nextAlarms({ plan, recordings, now, armMs, since }: AlarmInput): NextAlarms {
  const past = recorded(recordings, plan.slots.map((s) => s.occurrence)); // prettier-ignore
  const due: Alarm[] = [];
  let lookAgainAt: Instant | null = null;
  for (const slot of plan.slots) {
    const alarm = alarmOf(slot, armMs);
    if (alarm === null) continue;
    const made = past.of(slot.occurrence);
    const canStill = alarm.at.alarm === 'arm' && now < alarm.at.window.end;
    const settled = made !== null && !(canStill && isUndone(made));
    if (settled || alarm.at.window.end <= since) continue;
    if (alarm.when > now) lookAgainAt = lookAgainAt === null ? alarm.when : earlier(lookAgainAt, alarm.when);
    else due.push(asOf(alarm.at, now));
  }
  return { due, lookAgainAt };
}

/** A recording that nothing was done for, so that it does not stand in the way of doing it now. */
const isUndone = (r: Recording): boolean => r.state === 'skipped' || r.state === 'cancelled' || r.state === 'missed';

/** The one alarm of a slot and when it is due; null for what is not this device's business. */
function alarmOf(slot: Slot, armMs: number): { readonly when: Instant; readonly at: Alarm } | null {
  const { occurrence, window, because } = slot;
  if (window) return { when: plus(window.start, -armMs), at: { alarm: 'arm', slot, window } };
  const why = because[0]?.why;
  if (occurrence.kind !== 'record' && occurrence.kind !== 'live') return null;
  if (why === 'duplicate' || occurrence.end <= occurrence.start) return null;
  const alarm = why === 'missed' ? 'missed' : why === 'cancelled' || why === 'deleted' ? 'cancelled' : 'skipped';
  const span = { start: occurrence.start, end: occurrence.end };
  return { when: occurrence.start, at: { alarm, slot, window: span, because } };
}

/** An alarm for getting ready that comes after the window is one for a miss. */
function asOf(alarm: Alarm, now: Instant): Alarm {
  if (alarm.alarm !== 'arm' || now < alarm.window.end) return alarm;
  const { slot, window } = alarm;
  const missed: Reason = { why: 'missed', missedMs: window.end - window.start };
  return { alarm: 'missed', slot, window, because: [missed, ...slot.because] };
}
