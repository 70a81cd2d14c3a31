import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What ffprobe says of a file with a picture and a sound. */
export interface Probed {
  readonly width: number;
  readonly height: number;
  readonly audioCodec: string | null;
  /** From each key frame to the next, rounded. */
  readonly keyFrameGapsMs: readonly number[];
  /** Every picture: its place and its size. */
  readonly pictures: readonly { readonly atMs: number; readonly bytes: number }[];
}

interface Output {
  readonly streams: readonly { codec_type: string; codec_name: string; width?: number; height?: number }[];
  readonly packets: readonly { codec_type: string; pts_time: string; size: string; flags: string }[];
}

export async function probed(file: string): Promise<Probed> {
  const shown = 'stream=codec_type,codec_name,width,height:packet=codec_type,pts_time,size,flags';
  const args = ['-v', 'error', '-show_entries', shown, '-of', 'json', file];
  const { stdout } = await promisify(execFile)('ffprobe', args, { maxBuffer: 2 ** 26 });
  const { packets, streams } = JSON.parse(stdout) as Output;
  const video = streams.find((s) => s.codec_type === 'video');
  const pictures = packets.filter((p) => p.codec_type === 'video');
  const keysMs = pictures.filter((p) => p.flags.startsWith('K')).map((p) => Number(p.pts_time) * 1000);
  return {
    width: video?.width ?? 0,
    height: video?.height ?? 0,
    audioCodec: streams.find((s) => s.codec_type === 'audio')?.codec_name ?? null,
    keyFrameGapsMs: keysMs.slice(1).map((at, i) => Math.round(at - (keysMs[i] ?? at))),
    pictures: pictures.map((p) => ({ atMs: Number(p.pts_time) * 1000, bytes: Number(p.size) })),
  };
}
