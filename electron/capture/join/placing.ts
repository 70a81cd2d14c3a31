import type { PlacedFrame } from '../mp4/movie.ts';
import { wallMs } from '../ring/segment.ts';
import type { StreamFrame } from '../stream/unpack.ts';
import { TICKS_PER_MS, ticksBetween } from '../stream/transport-packet.ts';
import type { ClaimedSegment } from './claims.ts';
import type { Timeline } from './timeline.ts';

/** Instants are whole milliseconds. */
const ROUNDING_MS = 0.5;

/** A segment, or what is needed of it. */
export type MuxSegment = Pick<ClaimedSegment, 'file' | 'baseSeconds' | 'start' | 'end' | 'bytes'>;

/** Which frames the timeline had a place for. */
export interface Placed {
  video: boolean;
  audio: boolean;
  firstVideoMs: number | null;
  lastVideoMs: number | null;
}

/** Nothing yet. */
export const nothingPlaced = (): Placed => ({ video: false, audio: false, firstVideoMs: null, lastVideoMs: null });

/** The frames that have a place in the file, at it. */
export function placedOf(
  frames: readonly StreamFrame[],
  timeline: Timeline,
  segment: MuxSegment,
  placed: Placed,
): readonly PlacedFrame[] {
  const found: PlacedFrame[] = [];
  for (const frame of frames) {
    const at = place(timeline, segment, frame, placed);
    if (at !== null) found.push(at);
  }
  return found;
}

/** The frame at its place in the file; null when it is left out. */
function place(timeline: Timeline, segment: MuxSegment, frame: StreamFrame, placed: Placed): PlacedFrame | null {
  const wall = wallMs(segment.baseSeconds, frame.pts);
  // A killed process may leave half a frame at the end; a segment's own end tells, to the millisecond.
  if (wall >= segment.end - ROUNDING_MS) return null;
  const placedMs = timeline.place(frame.kind, wall);
  if (placedMs === null) return null;
  placed[frame.kind] = true;
  if (frame.kind === 'video') {
    placed.firstVideoMs ??= placedMs;
    placed.lastVideoMs = placedMs;
  }
  const pts = Math.round(placedMs * TICKS_PER_MS);
  return { kind: frame.kind, pts, dts: pts + ticksBetween(frame.pts, frame.dts), bytes: frame.bytes };
}
