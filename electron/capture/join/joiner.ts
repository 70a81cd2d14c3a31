import { dirname, join } from 'node:path';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { chaptersOf, type Chapter } from '../../../shared/domain/chapters.ts';
import { earlier, later, plus, type Instant, type Span } from '../../../shared/domain/instant.ts';
import type { Gap, RecordingFrame } from '../../../shared/domain/recording.ts';
import { wallClock } from '../../../shared/domain/wall-time.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Processes } from '../../ports/processes.ts';
import { Mux } from './mux.ts';
import type { Strand } from '../track-specs.ts';
import { Claims, type ClaimedSegment } from './claims.ts';
import { pausesFileName, trackFileName } from './file-name.ts';
import { gapReport, gapReportName } from './gap-report.ts';
import { bothOf, gapsOf, inSequence, isNeeded, pausesOf } from './gaps.ts';
import { probe } from './probe.ts';
import { keptSpans, pausedSpans, Timeline } from './timeline.ts';
import { trackOf, type JoinedTrack } from './verify.ts';

/** What joining uses, and how it goes about it. */
export interface JoinTools {
  readonly ffprobe: string;
  /** Other recordings are under way: leaves the CPU to them. */
  readonly background: boolean;
  /** IANA zone of the wall clock that chapters are named by. */
  readonly zone: string;
  /** What was captured during pauses becomes a file of its own. */
  readonly keepsPauses: boolean;
}

/** Makes a recording's finished files from the segments in its folder. Can be done again at any time, with the same result. */
export class Joiner {
  constructor(
    private readonly files: Files,
    private readonly processes: Processes,
    private readonly clock: Clock,
  ) {}

  /**
   * One MP4 for each track that has anything, fast-start unless its beginning was sent already, verified by ffprobe; the
   * segments are left as they are. What is missing of the `expected` picture and sound is told as gaps, is a chapter in the
   * file and stands in a report beside it. Throws FaultError `join-failed`, `verify-failed`, `nothing-captured`, `disk-full`; an abort rejects with
   * the signal's reason.
   */
  async join(
    frame: RecordingFrame,
    expected: (trackId: TrackId) => readonly Strand[],
    tools: JoinTools,
    signal: AbortSignal,
  ): Promise<{ readonly tracks: readonly JoinedTrack[]; readonly gaps: readonly Gap[] }> {
    const kept = keptSpans(frame);
    const claims = new Claims(this.files, frame.dir);
    const found: FoundTrack[] = [];
    for (const trackId of frame.trackIds) {
      const picture = needed(await claims.list(trackId, 'picture'), kept);
      const sound = needed(await claims.list(trackId, 'sound'), kept);
      found.push({ trackId, picture, sound, expected: expected(trackId) });
    }
    const origin = originOf(found, kept);
    if (origin === null) throw new FaultError(fault('nothing-captured', { title: frame.occurrence.title }));
    const whole = { start: frame.window.start, end: kept.at(-1)?.end ?? frame.window.start };
    const tracks: JoinedTrack[] = [];
    const gaps: Gap[] = [];
    for (const track of found) {
      const missing = trackGaps(track, whole, kept);
      gaps.push(...missing);
      if (track.picture.length + track.sound.length === 0) continue;
      const plan = { frame, origin, kept };
      tracks.push(await this.joinTrack(plan, track, missing, tools, signal));
    }
    if (tools.keepsPauses) for (const trackId of frame.trackIds) await this.joinPauses(frame, trackId, tools, signal);
    return { tracks, gaps };
  }

  private async joinTrack(
    plan: JoinPlan,
    found: FoundTrack,
    gaps: readonly Gap[],
    tools: JoinTools,
    signal: AbortSignal,
  ): Promise<JoinedTrack> {
    const { frame, origin, kept } = plan;
    const segments = bothOf(found.picture, found.sound);
    const file = join(frame.dir, trackFileName(frame, found.trackId));
    const chapters = chaptersIn(plan, segments, gaps, tools.zone);
    const timeline = new Timeline(kept, origin);
    // What was sent of it meanwhile says what it begins with.
    const headLast = (frame.headStarts ?? []).some((h) => h.trackId === found.trackId && h.promise !== null);
    const job = { trackId: found.trackId, file, segments, timeline, chapters, origin, headLast };
    return this.writeFile(job, tools, signal, (track) => this.report(frame, track, gaps));
  }

  /** Writes what was captured of a track while it was paused, if anything, beside its file. */
  private async joinPauses(
    frame: RecordingFrame,
    trackId: TrackId,
    tools: JoinTools,
    signal: AbortSignal,
  ): Promise<void> {
    const spans = pausedSpans(frame);
    const claims = new Claims(this.files, frame.dir);
    const [picture, sound] = [await claims.list(trackId, 'picture'), await claims.list(trackId, 'sound')];
    const segments = bothOf(needed(picture, spans), needed(sound, spans));
    const origin = spans[0]?.start;
    if (segments.length === 0 || origin === undefined) return;
    const file = join(frame.dir, pausesFileName(frame, trackId));
    const timeline = new Timeline(spans, origin);
    await this.writeFile({ trackId, file, segments, timeline, chapters: [], origin }, tools, signal);
  }

  /** The file has its name once it is verified, on the disk, and `ready` is done with it. */
  private async writeFile(
    job: FileJob,
    tools: JoinTools,
    signal: AbortSignal,
    ready: (track: JoinedTrack) => Promise<void> = () => Promise.resolve(),
  ): Promise<JoinedTrack> {
    const { trackId, file, segments, origin } = job;
    const unfinished = `${file}.unfinished`;
    await this.lookForRoom(dirname(file), segments);
    const mux = new Mux(this.files, this.clock, tools.background);
    const count = await mux.write({ ...job, track: trackId, output: unfinished }, signal);
    const [probed] = await Promise.all([
      probe(this.processes, tools.ffprobe, { file: unfinished, track: trackId, endMs: count.lastVideoMs ?? 0 }),
      this.files.sync(unfinished),
    ]);
    const track = trackOf({ trackId, file, origin, probed, count });
    await ready(track);
    await this.files.rename(unfinished, file);
    return track;
  }

  /** A joined file is a little smaller than its segments. Throws FaultError `disk-full` when it will not fit. */
  private async lookForRoom(folder: string, segments: readonly ClaimedSegment[]): Promise<void> {
    const neededBytes = segments.reduce((sum, s) => sum + s.bytes, 0);
    const freeBytes = await this.files.freeBytes(folder);
    if (freeBytes >= neededBytes) return;
    throw new FaultError(fault('disk-full', { folder }, `${freeBytes} of ${neededBytes} bytes are free`));
  }

  /** Before the file has its name, so that a file with gaps is never without; an earlier report goes if there are none. */
  private async report(frame: RecordingFrame, track: JoinedTrack, gaps: readonly Gap[]): Promise<void> {
    const path = gapReportName(track.file);
    if (gaps.length > 0) await this.files.writeAtomic(path, gapReport(frame, track, gaps));
    else await this.files.remove(path);
  }
}

/** One file that is to be written. */
interface FileJob {
  readonly trackId: TrackId;
  /** Absolute path. */
  readonly file: string;
  readonly segments: readonly ClaimedSegment[];
  readonly timeline: Timeline;
  readonly chapters: readonly Chapter[];
  /** The moment at the file's beginning. */
  readonly origin: Instant;
  readonly headLast?: boolean;
}

/** What all tracks of a recording are joined by. */
interface JoinPlan {
  readonly frame: RecordingFrame;
  /** The moment at the files' beginning. */
  readonly origin: Instant;
  readonly kept: readonly Span[];
}

/** What is on disk of a track, and what should be. */
interface FoundTrack {
  readonly trackId: TrackId;
  readonly picture: readonly ClaimedSegment[];
  readonly sound: readonly ClaimedSegment[];
  readonly expected: readonly Strand[];
}

/** The chapters of a track's file. */
function chaptersIn(
  { origin, kept }: JoinPlan,
  segments: readonly ClaimedSegment[],
  gaps: readonly Gap[],
  zone: string,
): readonly Chapter[] {
  const lastFrame = segments.reduce<Instant>((end, s) => later(end, s.end), origin);
  const end = earlier(lastFrame, kept.at(-1)?.end ?? lastFrame);
  return chaptersOf(gaps, { start: origin, end }, (at) => wallClock(at, zone));
}

function trackGaps(found: FoundTrack, window: Span, kept: readonly Span[]): readonly Gap[] {
  const { trackId, expected } = found;
  const lost = expected.flatMap((strand) =>
    gapsOf(expected.length > 1 ? { trackId, only: strand } : { trackId }, kept, found[strand]),
  );
  return [...lost, ...pausesOf(trackId, window, kept)].sort((a, b) => a.start - b.start);
}

/** The segments that the kept spans need, in order. */
const needed = (segments: readonly ClaimedSegment[], kept: readonly Span[]): readonly ClaimedSegment[] =>
  inSequence(segments).filter((s) => isNeeded(s, kept));

/** The first kept moment that any track has; null when none has anything. */
function originOf(tracks: readonly FoundTrack[], kept: readonly Span[]): Instant | null {
  const starts = tracks.flatMap((t) => t.picture[0]?.start ?? t.sound[0]?.start ?? []);
  const first = starts.reduce<Instant | null>((a, b) => (a === null ? b : earlier(a, b)), null);
  const span = first === null ? undefined : kept.find((k) => k.end > first);
  return span === undefined || first === null ? null : plus(span.start, Math.max(0, first - span.start));
}
