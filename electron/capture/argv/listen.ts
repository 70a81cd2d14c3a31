import { audioInput, type OpenedSource, type Platform } from './inputs.ts';

/** So long an input is listened to. */
const LISTEN_SECONDS = 2;
const PIECE_SAMPLES = 4800;

/** Opens an input for a moment, prints how loud it is on pipe 1 (ffmpeg-filters: astats, ametadata), and keeps nothing. */
export const listenArgs = (source: OpenedSource, platform: Platform): string[] => [
  ...['-hide_banner', '-nostats', '-loglevel', 'error', ...audioInput(source, platform)],
  ...['-t', `${LISTEN_SECONDS}`, '-map', '0:a:0', '-af'],
  `asetnsamples=n=${PIECE_SAMPLES}:p=0,` +
    'astats=metadata=1:reset=1:measure_perchannel=Peak_level+RMS_level:measure_overall=none,' +
    "ametadata=mode=print:file='pipe\\:1'",
  ...['-f', 'null', '-'],
];
