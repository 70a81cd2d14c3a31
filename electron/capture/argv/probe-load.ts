import type { TrackSettings } from '../../../shared/settings/capture.ts';
import { encoderArgs, type EncoderName } from './encoders.ts';

/** So many seconds of a track are encoded, as fast as it goes. */
export const LOAD_SECONDS = 4;

/** Encodes some seconds of a moving picture in a track's size and rate; the result is thrown away, or comes on pipe 1. */
export function loadArgs(track: TrackSettings, encoder: EncoderName, to: 'nowhere' | 'pipe' = 'nowhere'): string[] {
  const { global, filter, output } = encoderArgs(encoder, track);
  const { width, height, fps } = track;
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'error', ...global],
    ...['-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=${fps}:d=${LOAD_SECONDS}`],
    ...['-vf', filter, ...output],
    ...(to === 'pipe' ? ['-force_key_frames', 'expr:gte(t,n_forced)', '-f', 'mpegts', 'pipe:1'] : ['-f', 'null', '-']),
  ];
}
