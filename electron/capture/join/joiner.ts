import { join } from 'node:path';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { earlier, plus, type Instant, type Span } from '../../../shared/domain/instant.ts';
import type { Gap, RecordingFrame, Track } from '../../../shared/domain/recording.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { Files } from '../../ports/files.ts';
import type { Processes } from '../../ports/processes.ts';
import { Mux } from './mux.ts';
import type { Strand } from '../track-specs.ts';
import { Claims, type ClaimedSegment } from './claims.ts';
import { trackFileName } from './file-name.ts';
import { gapsOf, inSequence, pausesOf } from './gaps.ts';
import { probe } from './probe.ts';
import { keptSpans, keyFrameBefore, Timeline } from './timeline.ts';
import { trackOf } from './verify.ts';

/** The tools that joining uses. */
export interface JoinTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** Other recordings are under way: leaves the CPU to them. */
  readonly background: boolean;
}

/** Makes a recording's finished files from the segments in its folder. Can be done again at any time, with the same result. */
export class Joiner {
  constructor(
    private readonly files: Files,
    private readonly processes: Processes,
  ) {}

  /**
   * One fast-start MP4 for each track that has anything, verified by ffprobe and hashed; the segments are left as they
   * are. What is missing of the `expected` picture and sound is told as gaps. Throws FaultError `join-failed`, `verify-failed`, `nothing-captured`; an abort rejects with the signal's reason.
   */
  async join(
    frame: RecordingFrame,
    expected: (trackId: TrackId) => readonly Strand[],
    tools: JoinTools,
    signal: AbortSignal,
  ): Promise<{ readonly tracks: readonly Track[]; readonly gaps: readonly Gap[] }> {
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
    const timeline = new Timeline(kept, origin);
    const tracks: Track[] = [];
    for (const track of found.filter((t) => t.picture.length + t.sound.length > 0)) {
      tracks.push(await this.joinTrack(frame, track, timeline, origin, tools, signal));
    }
    const whole = { start: frame.window.start, end: kept.at(-1)?.end ?? frame.window.start };
    return { tracks, gaps: found.flatMap((t) => trackGaps(t, whole, kept)) };
  }

  private async joinTrack(
    frame: RecordingFrame,
    { trackId, picture, sound }: FoundTrack,
    timeline: Timeline,
    origin: Instant,
    tools: JoinTools,
    signal: AbortSignal,
  ): Promise<Track> {
    const segments = [...picture, ...sound].sort((a, b) => a.start - b.start);
    const name = trackFileName(frame, trackId);
    const unfinished = join(frame.dir, `${name}.unfinished`);
    const mux = new Mux(this.files, this.processes, tools.ffmpeg, tools.background);
    const count = await mux.write(trackId, segments, timeline, unfinished, signal);
    const probed = await probe(this.processes, tools.ffprobe, unfinished, trackId);
    const file = join(frame.dir, name);
    const [sha256] = await Promise.all([this.files.sha256(unfinished, signal), this.files.sync(unfinished)]);
    const track = trackOf({ trackId, file, sha256, origin, probed, count });
    await this.files.rename(unfinished, file);
    return track;
  }
}

/** What is on disk of a track, and what should be. */
interface FoundTrack {
  readonly trackId: TrackId;
  readonly picture: readonly ClaimedSegment[];
  readonly sound: readonly ClaimedSegment[];
  readonly expected: readonly Strand[];
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
  inSequence(segments).filter((s) => kept.some((k) => s.start < k.end && s.end > keyFrameBefore(k.start)));

/** The first kept moment that any track has; null when none has anything. */
function originOf(tracks: readonly FoundTrack[], kept: readonly Span[]): Instant | null {
  const starts = tracks.flatMap((t) => t.picture[0]?.start ?? t.sound[0]?.start ?? []);
  const first = starts.reduce<Instant | null>((a, b) => (a === null ? b : earlier(a, b)), null);
  const span = first === null ? undefined : kept.find((k) => k.end > first);
  return span === undefined || first === null ? null : plus(span.start, Math.max(0, first - span.start));
}
