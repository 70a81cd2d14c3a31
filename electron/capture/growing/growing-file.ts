import { join } from 'node:path';
import type { TrackId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { RecordingFrame } from '../../../shared/domain/recording.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files, FileWriter } from '../../ports/files.ts';
import { Claims, type ClaimedSegment } from '../join/claims.ts';
import { bothOf, inSequence, isNeeded, OVERLAP_MS } from '../join/gaps.ts';
import { nothingPlaced, placedOf } from '../join/placing.ts';
import { keptSpans, Timeline } from '../join/timeline.ts';
import { Movie } from '../mp4/movie.ts';
import { HeadLastFile } from '../mp4/movie-file.ts';
import { unpack } from '../stream/unpack.ts';
import type { Strand } from '../track-specs.ts';

/** About what a second of a lecture takes; memory for more is had when it is needed. */
const SAMPLE_BYTES = 2 ** 20;
/** Pause after each segment, so that catching up leaves the CPU to capture. */
const PAUSE_MS = 10;

/** The folder of a recording's growing files. */
export const growingFolder = (recordingDir: string): string => join(recordingDir, 'growing');

/**
 * The beginning of a track's finished file, written while the track is still being captured. What is in it is taken from
 * the same segments in the same order as when they are joined, and never changes.
 */
export class GrowingFile {
  private readonly file: HeadLastFile;
  private readonly claims: Claims;
  private readonly through: Record<Strand, number> = { picture: -Infinity, sound: -Infinity };
  private written = 0;

  private constructor(
    private readonly ports: { readonly files: Files; readonly clock: Clock },
    readonly trackId: TrackId,
    readonly path: string,
    private readonly out: FileWriter,
    recordingDir: string,
  ) {
    this.file = new HeadLastFile(out, SAMPLE_BYTES);
    this.claims = new Claims(ports.files, recordingDir);
  }

  /** Begins anew, also where there is one from before. */
  static async begin(
    ports: { readonly files: Files; readonly clock: Clock },
    { dir }: Pick<RecordingFrame, 'dir'>,
    trackId: TrackId,
  ): Promise<GrowingFile> {
    const folder = growingFolder(dir);
    await ports.files.makeDir(folder);
    const path = join(folder, `${trackId}.mp4`);
    return new GrowingFile(ports, trackId, path, await ports.files.create(path), dir);
  }

  /** As many bytes are there and stay as they are. */
  get bytes(): number {
    return this.written;
  }

  /** Adds what ended by `until`: choose it so that neither more segments nor another end come before it. */
  async grow(frame: RecordingFrame, until: Instant, signal: AbortSignal): Promise<void> {
    const kept = keptSpans(frame);
    const timeline = new Timeline(kept, frame.window.start);
    const [picture, sound] = [await this.next('picture'), await this.next('sound')];
    const pictures = new Set(picture);
    for (const segment of bothOf(picture, sound)) {
      if (segment.end > until) break;
      signal.throwIfAborted();
      if (isNeeded(segment, kept)) await this.add(segment, timeline, signal);
      this.through[pictures.has(segment) ? 'picture' : 'sound'] = segment.end;
    }
    this.written = await this.file.settledBytes();
  }

  async close(): Promise<void> {
    await this.out.close();
  }

  private async add(segment: ClaimedSegment, timeline: Timeline, signal: AbortSignal): Promise<void> {
    const bytes = await this.ports.files.read(segment.file);
    const samples = await this.file.next();
    new Movie().add(placedOf(unpack(bytes), timeline, segment, nothingPlaced()), this.file.at, samples);
    this.file.append(samples);
    await this.ports.clock.sleep(PAUSE_MS, signal);
  }

  private async next(strand: Strand): Promise<readonly ClaimedSegment[]> {
    return inSequence(await this.claims.list(this.trackId, strand, this.through[strand] - OVERLAP_MS));
  }
}
