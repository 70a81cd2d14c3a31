import type { SourceSettings } from '../../../shared/settings/capture.ts';
import { scriptInput } from './concat-script.ts';
import { testPicture, testTone } from './test-pattern.ts';

/** A source as it is to be opened this time. */
export interface OpenedSource extends SourceSettings {
  /** Path of a script that names the address, where that must not be seen. */
  readonly script?: string;
  /** The camera sends compressed pictures, which many can do faster than plain ones (v4l2 `-input_format`). */
  readonly inputFormat?: 'mjpeg';
  /** Number of the window in X (`xwininfo`), for `window` on Linux. */
  readonly windowId?: string;
  /** It refused the size and rate that were wished for: whatever it gives by itself is taken. */
  readonly asItComes?: boolean;
}

/** What a picture is asked for from a source that can choose. */
export interface PictureWish {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

/** The operating systems that sources can be opened on, as Node names them. */
export type Platform = 'linux' | 'win32' | 'darwin';

/** Live sources are read by a thread of their own with a queue of this many packets, so that none waits for another. */
const QUEUE = ['-thread_queue_size', '1024'];

/**
 * ffmpeg's input options for a source's picture, up to and with `-i`. Every source is stamped with the wall clock:
 * x11grab does so by itself, v4l2 with `-ts abs`, the others by the time of arrival.
 */
export function videoInput(source: OpenedSource, wish: PictureWish, platform: Platform): string[] {
  return [...QUEUE, ...(fromAnywhere(source, wish) ?? VIDEO[platform](source, wish))];
}

/** The same for a source's sound. ALSA and PulseAudio stamp with the wall clock by themselves. */
export function audioInput(source: OpenedSource, platform: Platform): string[] {
  if (source.kind === 'test') return [...QUEUE, '-f', 'lavfi', '-i', testTone()];
  return [...QUEUE, ...(fromNetwork(source) ?? AUDIO[platform](source))];
}

function fromAnywhere(source: OpenedSource, wish: PictureWish): string[] | null {
  return source.kind === 'test' ? ['-f', 'lavfi', '-i', testPicture(wish)] : fromNetwork(source);
}

const ARRIVAL = ['-use_wallclock_as_timestamps', '1'];
/** Looks at the first second of a stream, not at the first five, before it begins. */
const BRIEFLY = ['-analyzeduration', '1000000'];

function fromNetwork(source: OpenedSource): string[] | null {
  if (source.script !== undefined) return [...ARRIVAL, ...scriptInput(source.script)];
  switch (source.kind) {
    case 'rtsp':
      return [...ARRIVAL, ...BRIEFLY, '-rtsp_transport', source.transport, '-i', source.device];
    case 'network':
      return [...ARRIVAL, ...BRIEFLY, '-i', source.device];
    default:
      return null;
  }
}

const VIDEO: Record<Platform, (source: OpenedSource, wish: PictureWish) => string[]> = {
  linux: linuxVideo,
  win32: windowsVideo,
  darwin: macVideo,
};

const AUDIO: Record<Platform, (source: SourceSettings) => string[]> = {
  linux: (source) => ['-f', source.device.startsWith('hw:') ? 'alsa' : 'pulse', '-i', source.device || 'default'],
  win32: (source) => [...ARRIVAL, '-f', 'dshow', '-audio_buffer_size', '50', '-i', `audio=${source.device}`],
  darwin: (source) => [...ARRIVAL, '-f', 'avfoundation', '-i', `:${source.device}`],
};

function linuxVideo(source: OpenedSource, wish: PictureWish): string[] {
  if (source.kind === 'camera') {
    const format = source.inputFormat ? ['-input_format', source.inputFormat] : [];
    return ['-f', 'v4l2', '-ts', 'abs', ...format, ...wished(source, wish), '-i', source.device];
  }
  if (source.windowId !== undefined) {
    return ['-f', 'x11grab', '-framerate', `${wish.fps}`, '-window_id', source.windowId, '-i', ''];
  }
  const region = source.region ? ['-video_size', sizeOf(source.region)] : [];
  const corner = source.region ? `+${source.region.x},${source.region.y}` : '';
  return ['-f', 'x11grab', '-framerate', `${wish.fps}`, ...region, '-i', `${source.device}${corner}`];
}

function windowsVideo(source: OpenedSource, wish: PictureWish): string[] {
  if (source.kind === 'camera') {
    return [...ARRIVAL, '-f', 'dshow', '-rtbufsize', '256M', ...wished(source, wish), '-i', `video=${source.device}`];
  }
  const output = DUPLICATED.exec(source.device)?.[1];
  if (output !== undefined && source.kind !== 'window') {
    return [...ARRIVAL, '-f', 'lavfi', '-i', duplication(output, source, wish)];
  }
  const region = source.region
    ? ['-offset_x', `${source.region.x}`, '-offset_y', `${source.region.y}`, '-video_size', sizeOf(source.region)]
    : [];
  const grabbed = source.kind === 'window' ? `title=${source.device}` : 'desktop';
  return [...ARRIVAL, '-f', 'gdigrab', '-framerate', `${wish.fps}`, ...region, '-i', grabbed];
}

/** Device of a Windows screen that is taken by desktop duplication: `ddagrab:` and the number of its output. */
const DUPLICATED = /^ddagrab:(\d+)$/;

/** ffmpeg-filters: ddagrab; its pictures lie on the graphics card. */
function duplication(output: string, { region }: OpenedSource, wish: PictureWish): string {
  const part = region ? `:offset_x=${region.x}:offset_y=${region.y}:video_size=${sizeOf(region)}` : '';
  return `ddagrab=output_idx=${output}:framerate=${wish.fps}${part},hwdownload,format=bgra`;
}

/**
 * A screen is taken by AVFoundation's AVCaptureScreenInput, which is all that ffmpeg has for it on macOS: no release up to 8.1
 * has an input for ScreenCaptureKit (ffmpeg-devices: avfoundation; the sources of libavdevice), which Apple recommends
 * since macOS 12.3.
 */
function macVideo(source: OpenedSource, wish: PictureWish): string[] {
  const device = ['-i', `${source.device}:none`];
  if (source.kind === 'camera') return [...ARRIVAL, '-f', 'avfoundation', ...wished(source, wish), ...device];
  return [...ARRIVAL, '-f', 'avfoundation', '-framerate', `${wish.fps}`, '-capture_cursor', '1', ...device];
}

/** What a camera is asked for. */
const wished = (source: OpenedSource, wish: PictureWish): string[] =>
  source.asItComes ? [] : ['-framerate', `${wish.fps}`, '-video_size', sizeOf(wish)];

const sizeOf = (s: { width: number; height: number }): string => `${s.width}x${s.height}`;
