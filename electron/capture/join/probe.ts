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
});

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
}

/** Reads a media file's header with ffprobe. Throws FaultError `verify-failed` when it cannot be read. */
export async function probe(processes: Processes, ffprobe: string, file: string, track: string): Promise<ProbedFile> {
  const entries = 'format=duration,size:stream=codec_type,start_time,duration,nb_frames';
  const args = ['-v', 'error', '-show_entries', entries, '-of', 'json', file];
  const { text, end } = await outputOf(processes.spawn({ file: ffprobe, args }));
  const found = end.code === 0 ? probeSchema.safeParse(JSON.parse(text)) : null;
  if (!found?.success)
    throw new FaultError(fault('verify-failed', { track, problem: 'it cannot be read' }, end.stderrTail));
  const { format, streams } = found.data;
  const stream = (type: string): ProbedStream | null => {
    const s = streams.find((one) => one.codec_type === type);
    return s ? { startMs: s.start_time * 1000, durationMs: s.duration * 1000, frames: s.nb_frames } : null;
  };
  return { durationMs: format.duration * 1000, bytes: format.size, video: stream('video'), audio: stream('audio') };
}
