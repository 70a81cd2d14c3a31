import type { TrackSettings } from '../../../shared/settings/capture.ts';
import { encoderArgs, type EncoderName } from './encoders.ts';

/** So many seconds of a track are encoded, as fast as it goes. */
export const LOAD_SECONDS = 4;

/** Encodes some seconds of a moving picture in a track's size and rate, and throws the result away. */
export function loadArgs(track: TrackSettings, encoder: EncoderName): string[] {
  const { global, filter, output } = encoderArgs(encoder, track);
  const { width, height, fps } = track;
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'error', ...global],
    ...['-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=${fps}:d=${LOAD_SECONDS}`],
    ...['-vf', filter, ...output, '-f', 'null', '-'],
  ];
}
