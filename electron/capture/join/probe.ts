import { z } from 'zod';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { Processes } from '../../ports/processes.ts';
import { outputOf } from '../../ffmpeg/output-of.ts';

/** ffprobe writes numbers as text, and leaves out what it does not know. */
const number = z.coerce.number();
const probeSchema = z.object({
  format: z.object({ duration: number, size: number }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      start_time: number.default(0),
      duration: number.default(0),
      nb_frames: number.default(0),
    }),
  ),
  frames: z.array(z.object({ media_type: z.string(), best_effort_timestamp_time: number.optional() })).default([]),
});

/** How much of the beginning is decoded, in seconds. */
const BEGINNING_SECONDS = 0.2;

/** What ffprobe tells of one stream. */
export interface ProbedStream {
  readonly startMs: number;
  readonly durationMs: number;
  readonly frames: number;
}

/** What ffprobe tells of a finished file. */
export interface ProbedFile {
  readonly durationMs: number;
  readonly bytes: number;
  readonly video: ProbedStream | null;
  readonly audio: ProbedStream | null;
  /** Places of the frames that could be decoded at the beginning and at the end, in ms; of the sound where there is no picture. */
  readonly decodedMs: readonly number[];
}

/**
 * Reads a media file's header with ffprobe, and decodes its first frames and those from the last key frame before `endMs` on
 * (ffprobe: `-read_intervals`). Throws FaultError `verify-failed` when it cannot be read.
 */
export async function probe(
  processes: Processes,
  ffprobe: string,
  { file, track, endMs }: { readonly file: string; readonly track: string; readonly endMs: number },
): Promise<ProbedFile> {
  const fields = 'format=duration,size:stream=codec_type,start_time,duration,nb_frames';
  const entries = `${fields}:frame=media_type,best_effort_timestamp_time`;
  const intervals = `%+${BEGINNING_SECONDS},${Math.max(0, endMs / 1000)}%`;
  const args = ['-v', 'error', '-read_intervals', intervals, '-show_entries', entries, '-of', 'json', file];
  const { text, end } = await outputOf(processes.spawn({ file: ffprobe, args }));
  const found = end.code === 0 ? probeSchema.safeParse(JSON.parse(text)) : null;
  if (!found?.success)
    throw new FaultError(fault('verify-failed', { track, problem: 'it cannot be read' }, end.stderrTail));
  const { format, streams, frames } = found.data;
  const stream = (type: string): ProbedStream | null => {
    const s = streams.find((one) => one.codec_type === type);
    return s ? { startMs: s.start_time * 1000, durationMs: s.duration * 1000, frames: s.nb_frames } : null;
  };
  const [video, audio] = [stream('video'), stream('audio')];
  const decodedMs = frames
    .filter((f) => f.media_type === (video ? 'video' : 'audio'))
    .flatMap((f) => f.best_effort_timestamp_time ?? [])
    .map((seconds) => seconds * 1000);
  return { durationMs: format.duration * 1000, bytes: format.size, video, audio, decodedMs };
}
