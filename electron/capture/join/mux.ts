import { dirname } from 'node:path';
import type { Chapter } from '../../../shared/domain/chapters.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import { Movie } from '../mp4/movie.ts';
import { FastStartFile, HeadLastFile, type MovieFile } from '../mp4/movie-file.ts';
import { diskFault } from '../ring/disk-fault.ts';
import { unpack } from '../stream/unpack.ts';
import { inAdvance } from './in-advance.ts';
import { nothingPlaced, placedOf, type MuxSegment, type Placed } from './placing.ts';
import type { Timeline } from './timeline.ts';
import type { WrittenCount } from './verify.ts';

/** Frames a second that room is kept for: 60 pictures and 47 pieces of sound at most. */
const MOST_FRAMES_PER_SECOND = 107;
/** What the head takes for a frame, and for what it tells once. */
const HEAD_BYTES_PER_FRAME = 8;
const HEAD_BYTES_AT_LEAST = 32_768;

/** Segments that are read while the one before is still worked on: opening so many small files is what takes time. */
const READ_AHEAD = 4;

/** Pause after each segment while capture needs the CPU: several times what a segment takes. */
const BACKGROUND_PAUSE_MS = 10;

/** What is to be written. */
export interface MuxJob {
  /** For faults. */
  readonly track: string;
  readonly segments: readonly MuxSegment[];
  readonly timeline: Timeline;
  /** Absolute path; what is there is written over. */
  readonly output: string;
  readonly chapters: readonly Chapter[];
  /** The head goes to the end: the file begins with what a growing one of the same segments has. Absent: fast-start. */
  readonly headLast?: boolean;
  /** The moment at the file's beginning. */
  readonly origin: Instant;
}

/** Writes segments into one MP4, frame by frame and without decoding. */
export class Mux {
  constructor(
    private readonly files: Files,
    private readonly clock: Clock,
    /** Leaves the CPU to capture. */
    private readonly background: boolean,
  ) {}

  /**
   * Writes what the timeline keeps of the segments into the output and returns what went in. Throws FaultError
   * `join-failed`, `disk-full`, `folder-unwritable`; an abort rejects with the signal's reason.
   */
  async write(job: MuxJob, signal: AbortSignal): Promise<WrittenCount> {
    try {
      return await this.writeWithRoom(job, signal);
    } catch (e) {
      signal.throwIfAborted();
      const why = diskFault(e, dirname(job.output));
      throw new FaultError(why.code === 'internal-error' ? fault('join-failed', { track: job.track }, String(e)) : why);
    }
  }

  /** Again with more room for the head, if what there was did not do. */
  private async writeWithRoom(job: MuxJob, signal: AbortSignal): Promise<WrittenCount> {
    const seconds = job.segments.reduce((sum, s) => sum + (s.end - s.start), 0) / 1000;
    let room = HEAD_BYTES_AT_LEAST + Math.ceil(seconds * MOST_FRAMES_PER_SECOND) * HEAD_BYTES_PER_FRAME;
    for (;;) {
      const done = await this.writeOnce(job, room, signal);
      if ('count' in done) return done.count;
      room = done.roomNeeded;
    }
  }

  private async writeOnce(
    job: MuxJob,
    room: number,
    signal: AbortSignal,
  ): Promise<{ readonly count: WrittenCount } | { readonly roomNeeded: number }> {
    const out = await this.files.create(job.output);
    try {
      const sampleBytes = largest(job.segments);
      const file = job.headLast ? new HeadLastFile(out, sampleBytes) : new FastStartFile(out, room, sampleBytes);
      const movie = new Movie();
      const placed = await this.copy(job, movie, file, signal);
      const titles = await file.next();
      const head = movie.finish(job.chapters, Math.floor(job.origin / 1000), file.at, titles);
      const { video, audio } = movie.count;
      if (head === null || (placed.video && video === 0) || (placed.audio && audio === 0))
        throw new Error('The frames are not H.264 and AAC that can be decoded');
      file.append(titles);
      // Places further back may take twice the bytes.
      if (!(await file.finish(head))) return { roomNeeded: head.length * 2 };
      return { count: { video, audio, firstVideoMs: placed.firstVideoMs, lastVideoMs: placed.lastVideoMs } };
    } finally {
      await out.close();
    }
  }

  private async copy(job: MuxJob, movie: Movie, file: MovieFile, signal: AbortSignal): Promise<Placed> {
    const placed = nothingPlaced();
    const room = largest(job.segments);
    const places = READ_AHEAD + 1;
    const memory = Buffer.allocUnsafeSlow(places * room);
    const read = async (segment: MuxSegment, i: number): Promise<{ segment: MuxSegment; bytes: Uint8Array }> => {
      const at = (i % places) * room;
      return { segment, bytes: await this.files.readInto(segment.file, memory.subarray(at, at + segment.bytes)) };
    };
    for await (const { segment, bytes } of inAdvance(job.segments, READ_AHEAD, read)) {
      signal.throwIfAborted();
      const frames = placedOf(unpack(bytes), job.timeline, segment, placed);
      const samples = await file.next();
      movie.add(frames, file.at, samples);
      file.append(samples);
      if (this.background) await this.clock.sleep(BACKGROUND_PAUSE_MS, signal);
    }
    return placed;
  }
}

const largest = (segments: readonly MuxSegment[]): number => segments.reduce((most, s) => Math.max(most, s.bytes), 0);
