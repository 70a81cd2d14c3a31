import { earlier, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { RecordingFrame } from '../../shared/domain/recording.ts';
import { afterPause, keyFrameBefore, without } from './join/timeline.ts';

type Bounds = Pick<RecordingFrame, 'window' | 'pauses' | 'stoppedAt'>;

/**
 * When a recording's capture ends for good: at the window's end, or after a stop when the time to undo it has passed,
 * whichever is first.
 */
export const settledAt = (frame: Bounds, undoStopMs: number): Instant =>
  frame.stoppedAt === null ? frame.window.end : earlier(frame.window.end, plus(frame.stoppedAt, undoStopMs));

/**
 * What is taken from the rings: from the key frame before the start on, after a stop silently as long as it can be
 * undone. Paused spans only if `keepPaused`; the files leave them out in any case.
 */
export function wantedSpans(frame: Bounds, undoStopMs: number, keepPaused: boolean): readonly Span[] {
  const end = settledAt(frame, undoStopMs);
  let wanted: Span[] = [{ start: keyFrameBefore(frame.window.start), end }];
  for (const pause of keepPaused ? [] : frame.pauses) {
    const left = { start: pause.start, end: pause.end === null ? end : afterPause(pause.end) };
    wanted = wanted.flatMap((span) => without(span, left));
  }
  return wanted.filter((s) => s.start < s.end);
}
