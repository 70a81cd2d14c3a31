import type { TrackId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/instant.ts';
import type { Gap } from '../../../shared/domain/recording.ts';
import type { ClaimedSegment } from './claims.ts';
import { without } from './timeline.ts';

/** Less than this between two segments is rounding, not a gap: half a frame at 15 frames a second. */
const SMALLEST_GAP_MS = 34;

/**
 * Segments that follow each other in time. When a new run began before the old one had ended, its first segments are
 * left out: a run can only be entered at a key frame.
 */
export function inSequence(segments: readonly ClaimedSegment[]): readonly ClaimedSegment[] {
  const kept: ClaimedSegment[] = [];
  for (const segment of segments) {
    const last = kept.at(-1);
    if (!last || segment.start >= last.end - SMALLEST_GAP_MS / 2) kept.push(segment);
  }
  return kept;
}

/** What the segments of one strand leave open of `kept`, in order of time. */
export function gapsOf(
  place: Pick<Gap, 'trackId' | 'only'>,
  kept: readonly Span[],
  segments: readonly ClaimedSegment[],
): readonly Gap[] {
  const missing = segments.reduce<Span[]>((left, s) => left.flatMap((span) => without(span, s)), [...kept]);
  return missing
    .filter((span) => span.end - span.start >= SMALLEST_GAP_MS)
    .map((span) => ({ ...place, ...span, cause: causeOf(span, segments) }));
}

/** What of the window is left out on purpose. */
export const pausesOf = (trackId: TrackId, window: Span, kept: readonly Span[]): readonly Gap[] =>
  kept
    .reduce<Span[]>((left, span) => left.flatMap((l) => without(l, span)), [window])
    .map((span) => ({ trackId, ...span, cause: 'paused' }));

function causeOf(gap: Span, segments: readonly ClaimedSegment[]): Gap['cause'] {
  if (segments.length === 0) return 'source-lost';
  if (!segments.some((s) => s.end <= gap.start + SMALLEST_GAP_MS)) return 'late';
  const next = segments.find((s) => s.start >= gap.end - SMALLEST_GAP_MS);
  return next?.after ?? 'source-lost';
}
