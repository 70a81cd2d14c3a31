import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { Files } from '../../ports/files.ts';
import type { ProcessEnd, Processes } from '../../ports/processes.ts';
import { indexBytes, joinArgs, SPLICE_LEAD_MS } from '../argv/join.ts';
import { wallMs } from '../ring/segment.ts';
import { Splicer } from '../stream/splice.ts';
import { TICKS_PER_MS, ticksBetween, type StreamKind } from '../stream/transport-packet.ts';
import type { ClaimedSegment } from './claims.ts';
import { inAdvance } from './in-advance.ts';
import type { Timeline } from './timeline.ts';
import type { SplicedCount } from './verify.ts';

/** Frames a second that room is kept for: 60 pictures and 47 pieces of sound at most. */
const MOST_FRAMES_PER_SECOND = 107;

/** Instants are whole milliseconds. */
const ROUNDING_MS = 0.5;

/** Segments that are read while ffmpeg still takes the one before: opening so many small files is what takes time. */
const READ_AHEAD = 4;

interface ReadSegment {
  readonly segment: ClaimedSegment;
  readonly bytes: Uint8Array;
}

/** What is to be written. */
export interface MuxJob {
  /** For faults. */
  readonly track: string;
  readonly segments: readonly ClaimedSegment[];
  readonly timeline: Timeline;
  /** Absolute path. */
  readonly output: string;
  /** Absolute path of a list of chapters (ffmetadata); null for none. */
  readonly chapters: string | null;
}

/** Writes segments into one file, frame by frame and without decoding. */
export class Mux {
  constructor(
    private readonly files: Files,
    private readonly processes: Processes,
    private readonly ffmpeg: string,
    /** At a priority that leaves the CPU to capture. */
    private readonly background: boolean,
  ) {}

  /**
   * Writes what the timeline keeps of the segments into the output and returns what went in. Throws FaultError
   * `join-failed`; an abort rejects with the signal's reason.
   */
  async write(job: MuxJob, signal: AbortSignal): Promise<SplicedCount> {
    const seconds = job.segments.reduce((sum, s) => sum + (s.end - s.start), 0) / 1000;
    let end: ProcessEnd | null = null;
    for (const room of [indexBytes(seconds * MOST_FRAMES_PER_SECOND), null]) {
      const count: SplicedCount = { video: 0, audio: 0, firstVideoMs: null, lastVideoMs: null };
      const args = joinArgs(job.output, room === null ? null : Math.round(room), job.chapters);
      end = await this.run(args, this.spliced(job, count), signal);
      if (end.code === 0) return count;
    }
    throw new FaultError(fault('join-failed', { track: job.track }, end?.stderrTail));
  }

  private async run(
    args: readonly string[],
    stream: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<ProcessEnd> {
    const child = this.processes.spawn({ file: this.ffmpeg, args, background: this.background });
    const kill = (): boolean => child.kill('SIGKILL');
    signal.addEventListener('abort', kill);
    try {
      await child.feed(stream);
      return await child.ended;
    } catch (e) {
      kill();
      await child.ended;
      throw e;
    } finally {
      signal.removeEventListener('abort', kill);
      signal.throwIfAborted();
    }
  }

  private async *spliced({ segments, timeline }: MuxJob, count: SplicedCount): AsyncIterable<Uint8Array> {
    const splicer = new Splicer();
    const read = async (segment: ClaimedSegment): Promise<ReadSegment> => ({
      segment,
      bytes: await this.files.read(segment.file),
    });
    for await (const { segment, bytes } of inAdvance(segments, READ_AHEAD, read)) {
      yield splicer.splice(bytes, (kind, ticks) => place(timeline, segment, kind, ticks, count));
    }
  }
}

/** Ticks that a frame moves by; counts what is kept. */
function place(
  timeline: Timeline,
  segment: ClaimedSegment,
  kind: StreamKind,
  ticks: number,
  count: SplicedCount,
): number | null {
  const wall = wallMs(segment.baseSeconds, ticks);
  // A killed process may leave half a frame at the end; a segment's own end tells, to the millisecond.
  if (wall >= segment.end - ROUNDING_MS) return null;
  const placedMs = timeline.place(kind, wall);
  if (placedMs === null) return null;
  count[kind] += 1;
  if (kind === 'video') {
    count.firstVideoMs ??= placedMs;
    count.lastVideoMs = placedMs;
  }
  return ticksBetween(ticks, Math.round((placedMs + SPLICE_LEAD_MS) * TICKS_PER_MS));
}
