import { join } from 'node:path';
import type { TrackId } from '../../shared/domain/ids.ts';
import { earlier, later } from '../../shared/domain/instant.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { CaptureSettings, ProfileSettings } from '../../shared/settings/capture.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { Mux } from './join/mux.ts';
import { Timeline } from './join/timeline.ts';
import { lookAt, type Looked } from './look-at.ts';
import type { Rings } from './ring/rings.ts';

/** A track of a test recording, to be played back at once. */
export interface TestClip {
  readonly trackId: TrackId;
  readonly label: string;
  /** An MP4 file. */
  readonly bytes: Uint8Array;
}

/** What a test recording gave: a clip of each track that delivered, and why the others did not. */
export interface TestRecording {
  readonly clips: readonly TestClip[];
  readonly faults: readonly Fault[];
}

export interface TestRecordingParts {
  readonly clock: Clock;
  readonly files: Files;
  readonly rings: Rings;
  /** Folder for its pieces; on the disk of the rings. Wiped before the end. */
  readonly dir: string;
}

/**
 * Records all tracks of a profile for some seconds as an event would, in its size, rate and encoder. Nothing of it is kept,
 * journalled or uploaded, and a recording that runs is not touched. Throws FaultError `no-source` and what `Mux` throws.
 */
export async function testRecording(
  profile: ProfileSettings,
  settings: CaptureSettings,
  seconds: number,
  parts: TestRecordingParts,
): Promise<TestRecording> {
  const { dir, files } = parts;
  await files.remove(dir);
  const take = async (one: Looked, segment: { readonly file: string }): Promise<void> => {
    await files.makeDir(folderOf(dir, one));
    await files.link(segment.file, placeOf(dir, one, one.segments.length));
  };
  try {
    return await lookAt(profile, settings, parts, { seconds, take }, async (looked) => ({
      clips: await clipsOf(looked, parts),
      faults: looked.filter((l) => l.segments.length === 0).map(whyEmpty),
    }));
  } finally {
    await files.remove(dir);
  }
}

const folderOf = (dir: string, { trackId, strand }: Looked): string => join(dir, `${trackId}-${strand}`);

const placeOf = (dir: string, one: Looked, number: number): string => join(folderOf(dir, one), `${number}.ts`);

const whyEmpty = ({ fault: why, spec }: Looked): Fault =>
  why ?? fault('source-failed', { source: (spec.video ?? spec.audio)?.label ?? spec.track.label });

async function clipsOf(looked: readonly Looked[], parts: TestRecordingParts): Promise<TestClip[]> {
  const clips: TestClip[] = [];
  for (const trackId of new Set(looked.map((l) => l.trackId))) {
    const strands = looked.filter((l) => l.trackId === trackId && l.segments.length > 0);
    const [first] = strands;
    if (!first) continue;
    const { label } = first.spec.track;
    clips.push({ trackId, label, bytes: await clipOf(label, join(parts.dir, `${trackId}.mp4`), strands, parts) });
  }
  return clips;
}

/** The strands of a track in one file, in step by their clock. */
async function clipOf(
  track: string,
  output: string,
  strands: readonly Looked[],
  { clock, dir, files }: TestRecordingParts,
): Promise<Uint8Array> {
  const segments = strands
    .flatMap((one) => one.segments.map((segment, i) => ({ ...segment, file: placeOf(dir, one, i) })))
    .sort((a, b) => a.start - b.start);
  const origin = segments.map((s) => s.start).reduce(earlier);
  const end = segments.map((s) => s.end).reduce(later);
  const timeline = new Timeline([{ start: origin, end }], origin);
  const job = { track, segments, timeline, output, chapters: [], origin };
  await new Mux(files, clock, false).write(job, new AbortController().signal);
  return files.read(output);
}
