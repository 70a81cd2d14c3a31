import type { Progress } from '../../ffmpeg/progress.ts';

/**
 * How much of the source is encoded, in ms since the run began; null before the first frame. ffmpeg's own output time is
 * that of the furthest output, which may be the preview, so pictures are counted where there are any.
 */
export function encodedMs(
  progress: Progress,
  source: { readonly hasVideo: boolean; readonly fps: number },
): number | null {
  if (!source.hasVideo) return progress.outMs;
  return progress.frames > 0 ? (progress.frames * 1000) / source.fps : null;
}
