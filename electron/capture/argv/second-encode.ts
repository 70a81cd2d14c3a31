import type { TrackSettings } from '../../../shared/settings/capture.ts';
import type { PushRate } from '../../../shared/settings/live.ts';
import { encoderArgs } from './encoders.ts';
import { everyFrame, type Version } from './version.ts';

export const KEY_FRAME_SECONDS = 2;

/** A microphone that is lost holds the picture back by no more than this. */
const MOST_APART_US = 1_000_000;

/**
 * Encodes a recording's picture a second time, from the transport stream on its stdin to one on its stdout: capped as a
 * recording is, a key frame every two seconds, no frame added or left out, stamps and sound as they are. By x264 in a quick
 * preset, whatever the recording's encoder: how many streams a graphics card encodes at a time is limited.
 */
export const secondEncodeArgs = (rate: PushRate, fps: TrackSettings['fps'], version: Version): string[] => [
  ...encoding(rate, fps, version),
  ...[
    '-map',
    '0:a?',
    '-c:a',
    'copy',
    '-max_interleave_delta',
    `${MOST_APART_US}`,
    '-muxdelay',
    '0',
    '-muxpreload',
    '0',
  ],
  ...['-mpegts_copyts', '1', '-flush_packets', '1', '-pes_payload_size', '0', '-f', 'mpegts', 'pipe:1'],
];

/** The same work for a measurement: nothing comes of it. */
export const secondEncodeLoadArgs = (rate: PushRate, fps: TrackSettings['fps'], version: Version): string[] => [
  ...encoding(rate, fps, version),
  ...['-f', 'null', '-'],
];

function encoding({ videoKbps, height }: PushRate, fps: TrackSettings['fps'], version: Version): string[] {
  const { filter, output } = encoderArgs('x264', { preset: 'superfast', videoKbps, fps });
  const smaller = height === null ? '' : `scale=-2:'min(ih,${height})',`;
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-copyts'],
    // Picture and sound begin together, so a few frames of the stream are enough to know it.
    ...['-analyzeduration', '200000', '-f', 'mpegts', '-i', 'pipe:0'],
    ...['-map', '0:v:0', '-vf', `${smaller}${filter}`, ...output, ...everyFrame(version)],
    ...['-force_key_frames', `expr:if(isnan(prev_forced_t),1,gte(t,prev_forced_t+${KEY_FRAME_SECONDS}))`],
  ];
}
