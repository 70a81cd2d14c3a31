import type { TrackSettings } from '../../../shared/settings/capture.ts';
import { encoderArgs, type EncoderName } from './encoders.ts';
import type { Platform } from './inputs.ts';

/** Encoders that may be there besides x264, best first. */
export const HARDWARE: Readonly<Record<Platform, readonly EncoderName[]>> = {
  linux: ['nvenc', 'qsv', 'vaapi'],
  win32: ['nvenc', 'qsv', 'amf'],
  darwin: ['videotoolbox'],
};

const PROBE_SECONDS = 2;
const PROBE_FPS = 30;

/** What a probe must bring to be believed: every frame, and a key frame at each second. */
export const PROBE_FRAMES = PROBE_SECONDS * PROBE_FPS;
export const PROBE_KEY_FRAMES = PROBE_SECONDS;

/** Encodes two seconds of a moving picture, as a track would be, to a transport stream on pipe 1. */
export function probeArgs(encoder: EncoderName, track: Pick<TrackSettings, 'preset' | 'videoKbps'>): string[] {
  const { global, filter, output } = encoderArgs(encoder, { ...track, fps: PROBE_FPS });
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'error', ...global],
    ...['-f', 'lavfi', '-i', `testsrc2=s=1280x720:r=${PROBE_FPS}:d=${PROBE_SECONDS}`],
    ...['-vf', filter, ...output, '-force_key_frames', 'expr:gte(t,n_forced)'],
    ...['-f', 'mpegts', 'pipe:1'],
  ];
}
