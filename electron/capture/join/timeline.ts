import { earlier, fromEpochMs, later, type Instant, type Span } from '../../../shared/domain/instant.ts';
import type { RecordingFrame } from '../../../shared/domain/recording.ts';
import type { StreamKind } from '../stream/transport-packet.ts';

/** Key frames stand at whole seconds, so what follows a pause can only begin there. */
const KEY_FRAME_MS = 1000;
/** Stamps are rounded to ticks of a 90th of a millisecond. */
const ROUNDING_MS = 0.5;

/**
 * What of a recording goes into its files: the window up to the stop, without the pauses. A pause is left out from its
 * first moment to the first whole second after it ended, so that nothing off the record is ever kept.
 */
export function keptSpans(frame: Pick<RecordingFrame, 'window' | 'pauses' | 'stoppedAt'>): readonly Span[] {
  const end = frame.stoppedAt === null ? frame.window.end : earlier(frame.stoppedAt, frame.window.end);
  let kept: Span[] = frame.window.start < end ? [{ start: frame.window.start, end }] : [];
  for (const pause of frame.pauses) {
    const left = { start: pause.start, end: pause.end === null ? end : afterPause(pause.end) };
    kept = kept.flatMap((span) => without(span, left));
  }
  return kept;
}

/**
 * The pauses within the window, for whoever wants to keep them: each from the key frame before it, without which it could not
 * be played.
 */
export function pausedSpans(frame: Pick<RecordingFrame, 'window' | 'pauses' | 'stoppedAt'>): readonly Span[] {
  const { window, pauses, stoppedAt } = frame;
  const end = stoppedAt === null ? window.end : earlier(stoppedAt, window.end);
  const spans: Span[] = [];
  for (const pause of pauses) {
    const start = later(
      keyFrameBefore(later(pause.start, window.start)),
      spans.at(-1)?.end ?? keyFrameBefore(window.start),
    );
    const span = { start, end: pause.end === null ? end : earlier(afterPause(pause.end), end) };
    if (span.start < span.end) spans.push(span);
  }
  return spans;
}

/** When a resumed recording really goes on. */
export const afterPause = (resumedAt: Instant): Instant =>
  fromEpochMs(Math.ceil(resumedAt / KEY_FRAME_MS) * KEY_FRAME_MS);

/** The whole second from which a recording that begins at `start` needs frames: the key frame at or before it. */
export const keyFrameBefore = (start: Instant): Instant => fromEpochMs(Math.floor(start / KEY_FRAME_MS) * KEY_FRAME_MS);

/** The parts of `span` that are not in `hole`. */
export function without(span: Span, hole: Span): Span[] {
  const before = { start: span.start, end: earlier(span.end, hole.start) };
  const after = { start: later(span.start, hole.end), end: span.end };
  return [before, after].filter((s) => s.start < s.end);
}

/** Where kept moments are in the file. */
export class Timeline {
  /** `origin` is the moment at the file's beginning: the same for every track of a recording. */
  constructor(
    private readonly spans: readonly Span[],
    private readonly origin: Instant,
  ) {}

  /**
   * Milliseconds from the beginning of the file for a frame of the wall-clock time `wallMs`; null when it is left out.
   * Picture before the first span's start is kept back to its key frame and gets a negative time: a player needs it to
   * decode, and skips it.
   */
  place(kind: StreamKind, wallMs: number): number | null {
    let cutMs = 0;
    let before: Span | null = null;
    for (const span of this.spans) {
      if (before && before.end > this.origin) cutMs += span.start - later(before.end, this.origin);
      const from = before === null && kind === 'video' ? keyFrameBefore(span.start) : span.start;
      if (wallMs >= from - ROUNDING_MS && wallMs < span.end - ROUNDING_MS) return wallMs - this.origin - cutMs;
      before = span;
    }
    return null;
  }
}
