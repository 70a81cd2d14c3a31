import type { TrackSettings } from '../../../shared/settings/capture.ts';
import { PICTURE_IDS, SOUND_IDS, type StreamIds } from '../stream/program-table.ts';
import type { TrackSpec } from '../track-specs.ts';
import { encoderArgs, type EncoderName } from './encoders.ts';
import { audioInput, videoInput, type OpenedSource, type Platform } from './inputs.ts';
import { everyFrame, isSince } from './version.ts';
import { cadenceFilter, earChain, eyeChain, previewOutput, RUN_PIPES } from './observe.ts';

/** What the ffmpeg at hand understands. */
export interface FfmpegTraits {
  readonly platform: Platform;
  /** Major and minor version; a build that tells none counts as the newest. */
  readonly version: readonly [number, number];
  readonly encoder: EncoderName;
}

/** A track with its sources as they are to be opened this time. */
export interface OpenedTrack extends TrackSpec {
  readonly video: OpenedSource | null;
  readonly audio: OpenedSource | null;
}

/** An orphan whose application never comes back ends by itself after this time. */
const LONGEST_RUN = `${26 * 3600}`;

/**
 * The command line of one run: opens the source of a strand (see `strandsOf`) and writes segments `000000.ts` … into
 * `dir` until it is stopped. Stamps count from `baseSeconds` (unix time), so that runs of all tracks share the wall
 * clock; the first frame is at a whole second and each whole second is a key frame, at which a new segment begins.
 * Every packet is flushed as it is made. What is told on which pipe: `RUN_PIPES`.
 *
 * Why a key frame each second, where a push would do with one in two: a recording can begin and go on after a pause
 * only at a key frame, windows begin at whole seconds, odd ones too, and what is between a start and the key frame
 * before it is carried in the file and skipped. After a loss a new run waits up to a key frame's distance for its
 * first. A segment that is synced each second is what bounds the loss in a power cut. Servers take key frames that come
 * more often than they ask.
 */
export function ringArgs(spec: OpenedTrack, dir: string, baseSeconds: number, traits: FfmpegTraits): string[] {
  const { track, video, audio } = spec;
  const encoder = encoderArgs(traits.encoder, track);
  const passthrough = everyFrame(traits.version);
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-copyts'],
    ...(isSince(traits.version, 4, 4) ? ['-stats_period', '0.5'] : []),
    ...['-progress', `pipe:${RUN_PIPES.progress}`],
    ...(video ? encoder.global : []),
    ...['-itsoffset', `-${baseSeconds}`, ...input(spec, traits.platform)],
    ...['-filter_complex', filterGraph(spec, encoder.filter, traits)],
    ...(video ? ['-map', '[v]', ...encoder.output, '-force_key_frames', 'expr:gte(t,n_forced)', ...passthrough] : []),
    ...(audio ? ['-map', '[a]', '-c:a', 'aac', '-b:a', `${track.audioKbps}k`] : []),
    ...['-t', LONGEST_RUN, '-muxdelay', '0', '-muxpreload', '0'],
    ...['-f', 'segment', '-segment_time', video ? '0.5' : '1'],
    ...['-segment_list', `pipe:${RUN_PIPES.segments}`, '-segment_list_type', 'csv', '-segment_format', 'mpegts'],
    ...['-segment_format_options', streamOptions(video ? PICTURE_IDS : SOUND_IDS)],
    `${dir}/%06d.ts`,
    ...(video ? [...passthrough, ...previewOutput()] : []),
  ];
}

/** One process reads one source: the picture's, which may bring the sound along, or the sound's. */
function input({ track, video, audio }: OpenedTrack, platform: Platform): string[] {
  if (video) return videoInput(video, track, platform);
  return audio ? audioInput(audio, platform) : [];
}

/** Every packet is flushed, every frame of sound stands alone, and the numbers tell the process. */
const streamOptions = ({ program, tablePid, firstPid }: StreamIds): string =>
  'mpegts_copyts=1:flush_packets=1:pes_payload_size=0:' +
  `mpegts_service_id=${program}:mpegts_pmt_start_pid=${tablePid}:mpegts_start_pid=${firstPid}`;

/**
 * Sound by its stamps, at a steady rate: a sound card whose clock is off by some hundred parts in a million is stretched to
 * the wall clock, what is missing becomes silence (ffmpeg-resampler: `async`, at most 1000 samples a second).
 */
export const SOUND_FILTER = 'aresample=async=1000,aformat=sample_rates=48000:channel_layouts=stereo';

function filterGraph(spec: TrackSpec, encoderFilter: string, traits: FfmpegTraits): string {
  const { track, video, audio } = spec;
  const observe = { canPrintAtOnce: isSince(traits.version, 4, 4), canDetectFreeze: isSince(traits.version, 4, 2) };
  const picture = `[0:v:0]${cadenceFilter(observe)},${cropped(video, traits.platform)}${pictureFilter(track)},split[p][eye];[p]${encoderFilter}[v]`;
  const sound = `[0:a:0]${SOUND_FILTER},asplit[a][ear]`;
  return [...(video ? [picture, eyeChain(observe)] : []), ...(audio ? [sound, earChain(observe)] : [])].join(';');
}

/** avfoundation gives the whole screen only; the other platforms grab no more than the region. */
function cropped(video: TrackSpec['video'], platform: Platform): string {
  if (platform !== 'darwin' || !video?.region) return '';
  const { x, y, width, height } = video.region;
  return `crop=${width}:${height}:${x}:${y},`;
}

/** Even frames of the track's size; what comes before the first whole second is dropped. */
function pictureFilter(t: TrackSettings): string {
  const size = `${t.width}:${t.height}`;
  return [
    `fps=${t.fps}`,
    "select='if(eq(n,0),st(0,ceil(t-0.001)));gte(t+0.001,ld(0))'",
    `scale=${size}:force_original_aspect_ratio=decrease`,
    `pad=${size}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
  ].join(',');
}
