import type { Span } from '../../shared/domain/instant.ts';
import { judge, readTestPattern } from '../support/test-pattern.ts';

/** What a file that Kaltura holds proves about a recording. */
export interface Verdict {
  readonly startErrorMs: number;
  readonly endErrorMs: number;
  readonly durationMs: number;
  readonly isComplete: boolean;
  /** In words, for the person who looks at the demo. */
  readonly findings: string;
}

/** A picture may be this much older than the instant of its frame: drawing and grabbing a screen take their time. */
const SCREEN_LAG_MS = 250;
const WALL_RANGE = 2 ** 32;

/** Judges the test source's own track: every frame carries its number and the clock. */
export async function verifyTestSource(file: string, window: Span, fps: number): Promise<Verdict> {
  const seen = await readTestPattern(file);
  const judged = judge(seen, window, fps);
  const frameMs = 1000 / fps;
  const isComplete = judged.missing === 0 && judged.repeated === 0 && judged.unreadable === 0;
  return {
    startErrorMs: round(judged.startErrorMs),
    endErrorMs: round(judged.endErrorMs),
    durationMs: round((seen.frames.at(-1)?.atMs ?? 0) + frameMs),
    isComplete: isComplete && Math.abs(judged.startErrorMs) <= frameMs && Math.abs(judged.endErrorMs) <= frameMs,
    findings: `${judged.frames} frames, ${judged.missing} missing, ${judged.repeated} repeated, sound ${round(judged.avOffsetMs ?? Number.NaN)} ms`,
  };
}

/** Judges a recording of the screen with the clock on it: at each instant of the file it shows that instant. */
export async function verifyScreen(file: string, window: Span, fps: number): Promise<Verdict> {
  const { frames } = await readTestPattern(file);
  const lags = frames.map((f) => (f.wallMs === null ? null : signed(window.start + f.atMs - f.wallMs)));
  const seen = lags.filter((lag) => lag !== null);
  const expected = Math.round(((window.end - window.start) * fps) / 1000);
  const unread = lags.length - seen.length;
  const late = seen.filter((lag) => lag > SCREEN_LAG_MS || lag < -1000 / fps).length;
  const isWhole = Math.abs(frames.length - expected) <= 1;
  return {
    startErrorMs: round(frames[0]?.atMs ?? Number.NaN),
    endErrorMs: round((frames.at(-1)?.atMs ?? Number.NaN) + 1000 / fps - (window.end - window.start)),
    durationMs: round((frames.at(-1)?.atMs ?? 0) + 1000 / fps),
    isComplete: isWhole && unread === 0 && late === 0,
    findings: `${frames.length} of ${expected} frames, ${unread} without clock, ${late} that show another time; clock ${round(median(seen))} ms behind`,
  };
}

const signed = (ms: number): number => {
  const d = ((ms % WALL_RANGE) + WALL_RANGE) % WALL_RANGE;
  return d > WALL_RANGE / 2 ? d - WALL_RANGE : d;
};

const round = (ms: number): number => Math.round(ms * 10) / 10;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
