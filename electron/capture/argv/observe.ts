/**
 * Pipes on which a run reports, and what they carry: finished segments (csv), progress (`-progress`), levels of the
 * sound, what black and freeze detection find, previews (JPEG), the stamp of each picture that the source gave.
 */
export const RUN_PIPES = { segments: 1, progress: 3, sound: 4, picture: 5, preview: 6, cadence: 7 } as const;

/** Pipes beyond stdin, stdout and stderr. */
export const EXTRA_PIPES = 5;

/** What of observing the ffmpeg at hand can do: printing at once came with 4.4, freeze detection with 4.2. */
export interface ObserveTraits {
  readonly canPrintAtOnce: boolean;
  readonly canDetectFreeze: boolean;
}

const PREVIEW_WIDTH = 320;
/** Sound is measured in pieces of 4000 samples at 48 kHz: twelve levels a second. */
const LEVEL_SAMPLES = 4000;
const FROZEN_SECONDS = 5;

const printTo = (pipe: number, t: ObserveTraits): string =>
  `mode=print:file='pipe\\:${pipe}'${t.canPrintAtOnce ? ':direct=1' : ''}`;

/** For the picture as the source gives it: prints the stamp of every frame, changes nothing. */
export const cadenceFilter = (t: ObserveTraits): string =>
  `metadata=mode=add:key=lectern.in:value=1,metadata=${printTo(RUN_PIPES.cadence, t)}`;

/**
 * A chain from the label `[eye]` to `[preview]`: looks for black and frozen pictures, twice a second. The preview is
 * stamped ahead: ffmpeg always works for the output that is furthest behind, and would else read the picture alone
 * until the next preview is due, while everything else of that second waits for its sound.
 */
export const eyeChain = (t: ObserveTraits): string =>
  `[eye]fps=2,scale=${PREVIEW_WIDTH}:-2,blackdetect=d=1:pix_th=0.08,` +
  (t.canDetectFreeze ? `freezedetect=n=-60dB:d=${FROZEN_SECONDS},` : '') +
  `metadata=${printTo(RUN_PIPES.picture, t)},fps=1,setpts=PTS+2/TB,format=yuvj420p[preview]`;

/** A chain that ends at the label `[ear]`'s sound: prints peak and RMS of each channel (ffmpeg-filters: astats). */
export const earChain = (t: ObserveTraits): string =>
  `[ear]asetnsamples=n=${LEVEL_SAMPLES}:p=0,` +
  'astats=metadata=1:reset=1:measure_perchannel=Peak_level+RMS_level:measure_overall=none,' +
  `ametadata=${printTo(RUN_PIPES.sound, t)},anullsink`;

/**
 * The output that brings `[preview]` to its pipe as one JPEG after the other. Through the fifo muxer, so that a pipe that
 * nobody reads, or that broke because Lectern died, costs previews only and never the recording.
 */
export const previewOutput = (): string[] => [
  ...['-map', '[preview]', '-c:v', 'mjpeg', '-q:v', '8', '-flush_packets', '1'],
  ...['-f', 'fifo', '-fifo_format', 'mjpeg', '-queue_size', '10', '-drop_pkts_on_overflow', '1'],
  ...['-attempt_recovery', '1', '-recover_any_error', '1', '-recovery_wait_time', '5'],
  `pipe:${RUN_PIPES.preview}`,
];
