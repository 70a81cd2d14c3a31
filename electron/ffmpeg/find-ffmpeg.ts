import { dirname, join } from 'node:path';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Processes } from '../ports/processes.ts';
import { ANSWER_MS, outputOf } from './output-of.ts';

/** Where ffmpeg may be found, best first. */
export interface FfmpegPlaces {
  /** Path from the settings; null when none is set. */
  readonly setting: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path that the `ffmpeg-static` package names; null when it is not installed. */
  readonly bundled: string | null;
}

/** An ffmpeg that runs. */
export interface FfmpegTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  readonly version: readonly [number, number];
}

/** A build that tells no release number (a snapshot) counts as newer than all of them. */
const NEWEST: readonly [number, number] = [99, 0];

/** Paths to try, best first: setting, `FFMPEG_BIN`, bundled, PATH. */
const ffmpegCandidates = (p: FfmpegPlaces): string[] =>
  [p.setting, p.env['FFMPEG_BIN'], p.bundled, 'ffmpeg'].filter((c): c is string => Boolean(c));

/** The same for ffprobe: `FFPROBE_BIN`, the one beside that ffmpeg, PATH. */
function ffprobeCandidates(p: FfmpegPlaces, ffmpeg: string): string[] {
  const beside =
    dirname(ffmpeg) === '.' ? null : join(dirname(ffmpeg), ffmpeg.endsWith('.exe') ? 'ffprobe.exe' : 'ffprobe');
  return [p.env['FFPROBE_BIN'], beside, 'ffprobe'].filter((c): c is string => Boolean(c));
}

/** Release number in the first line of `-version`; null when that line is not ffmpeg's. */
function versionIn(text: string): readonly [number, number] | null {
  const version = /^ff(?:mpeg|probe) version (\S+)/.exec(text)?.[1];
  if (version === undefined) return null;
  const numbers = /^n?(\d+)\.(\d+)/.exec(version);
  return numbers ? [Number(numbers[1]), Number(numbers[2])] : NEWEST;
}

/** Finds ffmpeg and ffprobe by running them. Throws FaultError `ffmpeg-missing`. */
export async function findFfmpeg(processes: Processes, places: FfmpegPlaces): Promise<FfmpegTools> {
  for (const ffmpeg of ffmpegCandidates(places)) {
    const version = await versionOf(processes, ffmpeg);
    if (version === null) continue;
    for (const ffprobe of ffprobeCandidates(places, ffmpeg)) {
      if ((await versionOf(processes, ffprobe)) !== null) return { ffmpeg, ffprobe, version };
    }
  }
  throw new FaultError(fault('ffmpeg-missing'));
}

async function versionOf(processes: Processes, file: string): Promise<readonly [number, number] | null> {
  const child = processes.spawn({ file, args: ['-version'], timeoutMs: ANSWER_MS });
  const { text } = await outputOf(child);
  return versionIn(text);
}
