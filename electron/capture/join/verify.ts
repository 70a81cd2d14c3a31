import type { TrackId } from '../../../shared/domain/ids.ts';
import { plus, type Instant } from '../../../shared/domain/instant.ts';
import type { Track } from '../../../shared/domain/recording.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { ProbedFile } from './probe.ts';

/** What went into a file: frames, and where the first and the last picture were put, in ms from the file's beginning. */
export interface WrittenCount {
  video: number;
  audio: number;
  firstVideoMs: number | null;
  lastVideoMs: number | null;
}

export interface FinishedFile {
  readonly trackId: TrackId;
  readonly file: string;
  /** The moment at the file's beginning. */
  readonly origin: Instant;
  readonly probed: ProbedFile;
  readonly count: WrittenCount;
}

/** Lengths may differ by this much: a frame of sound, and rounding. */
const TOLERANCE_MS = 60;
/** How far the last frame that can be decoded may be from the last that went in: what else is behind the same key frame. */
const KEY_FRAME_MS = 1100;

/** A finished track whose content is not hashed yet. */
export type JoinedTrack = Omit<Track, 'sha256'>;

/** The finished track, if the file holds every frame that went in, at its place. Throws FaultError `verify-failed`. */
export function trackOf(f: FinishedFile): JoinedTrack {
  const problem = problemOf(f);
  if (problem !== null) throw new FaultError(fault('verify-failed', { track: f.trackId, problem }));
  const { video, audio } = f.probed;
  const main = video ?? audio;
  const startMs = Math.max(0, main?.startMs ?? 0);
  return {
    trackId: f.trackId,
    file: f.file,
    bytes: f.probed.bytes,
    durationMs: Math.round(f.probed.durationMs),
    start: plus(f.origin, startMs),
    end: plus(f.origin, startMs + (main?.durationMs ?? 0)),
    hasVideo: video !== null,
    hasAudio: audio !== null,
  };
}

function problemOf({ probed, count }: FinishedFile): string | null {
  const frames = probed.video?.frames ?? 0;
  if (frames !== count.video) return `${frames} of ${count.video} pictures`;
  if (count.audio > 0 && probed.audio === null) return 'no sound';
  if (!probed.video && !probed.audio) return 'nothing in it';
  if (probed.decodedMs.length === 0) return 'it cannot be decoded';
  if (!probed.video || count.firstVideoMs === null || count.lastVideoMs === null) return null;
  const expectedMs = count.lastVideoMs - Math.max(0, count.firstVideoMs);
  const shortMs = expectedMs - probed.video.durationMs;
  if (shortMs > TOLERANCE_MS) return `${Math.round(shortMs)} ms too short`;
  return Math.max(...probed.decodedMs) < count.lastVideoMs - KEY_FRAME_MS ? 'its end cannot be decoded' : null;
}
