import { plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import { isSameOccurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import type { CurrentView, FollowedView } from '../../shared/ipc/snapshot.ts';

/** What the recorder counts for a recording under way. */
export interface CaptureProgress {
  readonly recordedMs: number;
  readonly bytes: number;
}

/** What is known of a recording under way beside the journal; null where there is none of it. */
export interface CurrentProgress {
  readonly captured: CaptureProgress | null;
  /** Bytes that Kaltura has. */
  readonly sentBytes: number | null;
}

const UNDER_WAY: readonly Recording['state'][] = ['capturing', 'paused', 'interrupted', 'arming', 'joining'];

/**
 * The recording that the operator's buttons are about: one that captures, before one that is armed for later,
 * before one that is being joined. Null when nothing is under way.
 */
export function currentRecording(recordings: Iterable<Recording>): Recording | null {
  const rank = (r: Recording): number => UNDER_WAY.indexOf(r.state) + (r.stoppedAt === null ? 0 : 10);
  const underWay = [...recordings].filter((r) => UNDER_WAY.includes(r.state));
  return underWay.sort((a, b) => rank(a) - rank(b) || a.window.start - b.window.start)[0] ?? null;
}

/** The present, as tray and window show it. */
export function currentView(
  r: Recording,
  slots: readonly Slot[],
  { captured, sentBytes }: CurrentProgress,
  undoStopMs: number,
  now: Instant,
): CurrentView {
  return {
    id: r.id,
    eventId: r.occurrence.eventId,
    title: r.occurrence.title,
    origin: r.origin,
    start: r.window.start,
    end: r.window.end,
    phase: phaseOf(r),
    recordedMs: captured?.recordedMs ?? 0,
    bytes: captured?.bytes ?? 0,
    sentBytes,
    undoUntil: r.stoppedAt === null || r.state === 'joining' ? null : plus(r.stoppedAt, undoStopMs),
    extendLimit: extendLimit(r, slots),
    isLiveEvent: r.occurrence.kind === 'live',
    push: r.pushTurned?.push ?? 'as-planned',
    upload: r.uploadChosen === undefined ? 'as-set' : r.uploadChosen ? 'yes' : 'no',
    followed: followedView(r, slots, now),
  };
}

function phaseOf(r: Recording): CurrentView['phase'] {
  if (r.state === 'joining') return 'joining';
  if (r.stoppedAt !== null) return 'stopped';
  return r.state === 'capturing' || r.state === 'paused' || r.state === 'interrupted' ? r.state : 'arming';
}

/** Where the next captured event begins: an extension never goes into it. */
export function extendLimit(r: Recording, slots: readonly Slot[]): Instant | null {
  const next = slots.find(
    (s) => s.window !== null && s.window.start >= r.window.end && s.occurrence.eventId !== r.occurrence.eventId,
  );
  return next?.window?.start ?? null;
}

/** The window of the next event that is captured from `now` on, or that is captured already; null without one. */
export const nextWindow = (r: Recording, slots: readonly Slot[], now: Instant): Span | null =>
  slots.find((s) => s.window !== null && s.window.end > now && !isSameOccurrence(s.occurrence, r.occurrence))?.window ??
  null;

/** What the schedule did to it, and what the operator can do about that; null when there is nothing to say. */
function followedView(r: Recording, slots: readonly Slot[], now: Instant): FollowedView | null {
  const { followed } = r;
  if (!followed || r.state === 'joining' || r.state === 'arming') return null;
  const { at, vetoedAt } = followed;
  const next = nextWindow(r, slots, now);
  const isFree = next === null || next.start > now;
  if (followed.did === 'stopped') return { did: 'stopped', because: followed.because, at, vetoedAt, canVeto: isFree };
  const { was, now: moved } = followed;
  if (was.end === moved.end) return null;
  return { did: 'moved', was: was.end, now: moved.end, at, vetoedAt, canVeto: isFree && was.end > now };
}
