import { fromEpochMs, type Instant } from '../../../shared/domain/instant.ts';
import type { Scan, StampRange } from '../stream/scan.ts';
import { TICKS_PER_MS } from '../stream/transport-packet.ts';

/** A piece of one run's stream on disk, about a second long; complete frames only count from `start` to `end`. */
export interface Segment {
  /** Absolute path. */
  readonly file: string;
  /** Unix seconds that the stamps in the file count from; tells runs of one source apart. */
  readonly baseSeconds: number;
  /** Instants of the first frame and of the end of the last; of the sound where there is no picture. */
  readonly start: Instant;
  readonly end: Instant;
  readonly bytes: number;
  /** The run was begun because the wall clock had jumped. */
  readonly afterClockJump?: true;
}

/** The wall-clock time of a stamp, in milliseconds with fractions. */
export const wallMs = (baseSeconds: number, ticks: number): number => baseSeconds * 1000 + ticks / TICKS_PER_MS;

const SOUND_FRAME_TICKS = (1024 * 90_000) / 48_000;

/**
 * A segment as its stamps tell it; null when no whole frame is in it.
 * What a killed process left open (`closed` false) may end in half a frame, so its last one does not count.
 */
export function segmentOf(
  file: { readonly path: string; readonly bytes: number; readonly baseSeconds: number; readonly closed: boolean },
  stamps: Scan,
  fps: number,
): Segment | null {
  const range: StampRange | null = stamps.video ?? stamps.audio;
  if (range === null || (!file.closed && range.count < 2)) return null;
  const frameTicks = stamps.video ? 90_000 / fps : SOUND_FRAME_TICKS;
  const endTicks = file.closed ? range.last + frameTicks : range.last;
  return {
    file: file.path,
    baseSeconds: file.baseSeconds,
    start: fromEpochMs(wallMs(file.baseSeconds, range.first)),
    end: fromEpochMs(wallMs(file.baseSeconds, endTicks)),
    bytes: file.bytes,
  };
}
