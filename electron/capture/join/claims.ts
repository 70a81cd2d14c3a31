import { join } from 'node:path';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { fromEpochMs, type Span } from '../../../shared/domain/instant.ts';
import type { Files } from '../../ports/files.ts';
import type { Strand } from '../track-specs.ts';
import type { Segment } from '../ring/segment.ts';

/** A segment that belongs to a recording. */
export interface ClaimedSegment extends Segment {
  /** What its run began after, where that is known: Lectern was started again, or the clock jumped. */
  readonly after: RunBegan | null;
}

/** Why a run began in the middle of a recording, where it is not that its source was lost. */
export type RunBegan = 'restart' | 'clock-jump';

const SEGMENT = /^(\d+)-(\d+)\.ts$/;
const RUN = /^(\d+)(?:-(restart|clock-jump))?$/;

/**
 * The segments that a recording has taken, as links in its own folder:
 * `segments/TRACK/STRAND/BASE[-restart|-clock-jump]/START-END.ts`, instants in epoch milliseconds. The folder is all
 * there is to know, so a restart finds exactly what was taken.
 */
export class Claims {
  private readonly root: string;

  constructor(
    private readonly files: Files,
    recordingDir: string,
  ) {
    this.root = join(recordingDir, 'segments');
  }

  /** Takes a segment; taking it again does nothing. */
  async take(trackId: TrackId, strand: Strand, segment: Segment, after: RunBegan | null): Promise<void> {
    const dir = join(
      this.root,
      trackId,
      strand,
      after === null ? `${segment.baseSeconds}` : `${segment.baseSeconds}-${after}`,
    );
    await this.files.makeDir(dir);
    await this.files.link(segment.file, join(dir, `${segment.start}-${segment.end}.ts`));
  }

  /** What was taken of a track's picture or sound, in order of time; only what begins at `from` or later. */
  async list(trackId: TrackId, strand: Strand, from = -Infinity): Promise<readonly ClaimedSegment[]> {
    const found: (readonly ClaimedSegment[])[] = [];
    for (const run of await this.files.list(join(this.root, trackId, strand))) {
      const [, base, after = null] = RUN.exec(run) ?? [];
      if (base === undefined) continue;
      const dir = join(this.root, trackId, strand, run);
      const began = { baseSeconds: Number(base), after: after as RunBegan | null };
      const names = (await this.files.list(dir)).map(namedSegment);
      const wanted = names.filter((named) => named !== null).filter(({ start }) => start >= from);
      found.push(
        await Promise.all(
          wanted.map(async ({ name, start, end }) => {
            const file = join(dir, name);
            return { file, start, end, bytes: (await this.files.stat(file))?.size ?? 0, ...began };
          }),
        ),
      );
    }
    return found.flat().sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** What was taken of a track's leading strand: its picture, or its sound when it has no picture. */
  async listMain(trackId: TrackId): Promise<readonly ClaimedSegment[]> {
    const picture = await this.list(trackId, 'picture');
    return picture.length > 0 ? picture : this.list(trackId, 'sound');
  }

  /** Removes every segment. */
  async wipe(): Promise<void> {
    await this.files.remove(this.root);
  }
}

/** What its name tells of a segment; null for what is none. */
function namedSegment(name: string): ({ readonly name: string } & Span) | null {
  const times = SEGMENT.exec(name);
  return times && { name, start: fromEpochMs(Number(times[1])), end: fromEpochMs(Number(times[2])) };
}
