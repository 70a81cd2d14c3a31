import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import type { CurrentView } from '../../shared/ipc/snapshot.ts';

/** What the recorder counts for a recording under way. */
export interface CaptureProgress {
  readonly recordedMs: number;
  readonly bytes: number;
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
  progress: CaptureProgress | null,
  undoStopMs: number,
): CurrentView {
  return {
    id: r.id,
    eventId: r.occurrence.eventId,
    title: r.occurrence.title,
    origin: r.origin,
    start: r.window.start,
    end: r.window.end,
    phase: phaseOf(r),
    recordedMs: progress?.recordedMs ?? 0,
    bytes: progress?.bytes ?? 0,
    undoUntil: r.stoppedAt === null || r.state === 'joining' ? null : plus(r.stoppedAt, undoStopMs),
    extendLimit: extendLimit(r, slots),
    isLiveEvent: r.occurrence.kind === 'live',
    push: r.pushTurned?.push ?? 'as-planned',
    upload: r.uploadChosen === undefined ? 'as-set' : r.uploadChosen ? 'yes' : 'no',
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
