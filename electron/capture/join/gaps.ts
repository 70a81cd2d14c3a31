import type { TrackId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/instant.ts';
import type { Gap } from '../../../shared/domain/recording.ts';
import type { ClaimedSegment } from './claims.ts';
import { keyFrameBefore, without } from './timeline.ts';

/** Less than this between two segments is rounding, not a gap: half a frame at 15 frames a second. */
const SMALLEST_GAP_MS = 34;
/** A segment may begin this much before the one before it ended. */
export const OVERLAP_MS = SMALLEST_GAP_MS / 2;

/**
 * Segments that follow each other in time. When a new run began before the old one had ended, its first segments are
 * left out: a run can only be entered at a key frame.
 */
export function inSequence(segments: readonly ClaimedSegment[]): readonly ClaimedSegment[] {
  const kept: ClaimedSegment[] = [];
  for (const segment of segments) {
    const last = kept.at(-1);
    if (!last || segment.start >= last.end - OVERLAP_MS) kept.push(segment);
  }
  return kept;
}

/** Whether a segment has anything of the kept spans, or what it takes to decode that. */
export const isNeeded = (segment: Span, kept: readonly Span[]): boolean =>
  kept.some((k) => segment.start < k.end && segment.end > keyFrameBefore(k.start));

/** The segments of both strands in the order in which they go into the file. */
export const bothOf = <S extends Span>(picture: readonly S[], sound: readonly S[]): readonly S[] =>
  [...picture, ...sound].sort((a, b) => a.start - b.start);

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
