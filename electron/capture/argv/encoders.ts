import type { TrackSettings } from '../../../shared/settings/capture.ts';

/** Encoders of H.264 that can be asked for by name. */
export type EncoderName = Exclude<TrackSettings['encoder'], 'auto'>;

/** A picture encoder: options before the inputs, a filter that brings frames to it, and its own options. */
export interface EncoderArgs {
  readonly global: readonly string[];
  readonly filter: string;
  readonly output: readonly string[];
}

/**
 * How a track's picture is encoded. Every encoder makes H.264 without B-frames (so that a frame's place in the file is
 * its place in time and a file can be cut behind any frame) and key frames only where they are forced. The rate is capped with
 * a buffer of one second, since the stream is also pushed: whatever the picture does, one second of it holds no more than twice
 * the rate, and two seconds no more than one and a half times.
 */
export function encoderArgs(
  encoder: EncoderName,
  track: Pick<TrackSettings, 'preset' | 'videoKbps' | 'fps'>,
): EncoderArgs {
  const cap = ['-maxrate', `${track.videoKbps}k`, '-bufsize', `${track.videoKbps}k`];
  const rate = ['-b:v', `${track.videoKbps}k`, ...cap];
  const frames = ['-bf', '0', '-g', `${track.fps * 10}`];
  const plain = (output: readonly string[]): EncoderArgs => ({ global: [], filter: 'format=yuv420p', output });
  switch (encoder) {
    case 'x264':
      return plain(['-c:v', 'libx264', '-preset', track.preset, '-crf', '23', ...cap, ...frames, '-sc_threshold', '0']);
    case 'nvenc':
      return plain(['-c:v', 'h264_nvenc', '-forced-idr', '1', '-no-scenecut', '1', ...rate, ...frames]);
    case 'qsv':
      return { ...plain(['-c:v', 'h264_qsv', '-forced_idr', '1', ...rate, ...frames]), filter: 'format=nv12' };
    case 'vaapi':
      return {
        global: ['-vaapi_device', '/dev/dri/renderD128'],
        filter: 'format=nv12,hwupload',
        output: ['-c:v', 'h264_vaapi', ...rate, ...frames],
      };
    case 'videotoolbox':
      return plain(['-c:v', 'h264_videotoolbox', '-realtime', '1', ...rate, ...frames]);
    case 'amf':
      return plain(['-c:v', 'h264_amf', '-usage', 'lowlatency', ...rate, ...frames]);
  }
}
