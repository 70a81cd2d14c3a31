import type { SourceSettings } from '../../../shared/settings/capture.ts';
import { testPicture, testTone } from './test-pattern.ts';

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
export function videoInput(source: SourceSettings, wish: PictureWish, platform: Platform): string[] {
  return [...QUEUE, ...(fromAnywhere(source, wish) ?? VIDEO[platform](source, wish))];
}

/** The same for a source's sound. ALSA and PulseAudio stamp with the wall clock by themselves. */
export function audioInput(source: SourceSettings, platform: Platform): string[] {
  if (source.kind === 'test') return [...QUEUE, '-f', 'lavfi', '-i', testTone()];
  return [...QUEUE, ...(fromNetwork(source) ?? AUDIO[platform](source))];
}

function fromAnywhere(source: SourceSettings, wish: PictureWish): string[] | null {
  return source.kind === 'test' ? ['-f', 'lavfi', '-i', testPicture(wish)] : fromNetwork(source);
}

const ARRIVAL = ['-use_wallclock_as_timestamps', '1'];
/** Looks at the first second of a stream, not at the first five, before it begins. */
const BRIEFLY = ['-analyzeduration', '1000000'];

function fromNetwork(source: SourceSettings): string[] | null {
  switch (source.kind) {
    case 'rtsp':
      return [...ARRIVAL, ...BRIEFLY, '-rtsp_transport', source.transport, '-i', source.device];
    case 'network':
      return [...ARRIVAL, ...BRIEFLY, '-i', source.device];
    default:
      return null;
  }
}

const VIDEO: Record<Platform, (source: SourceSettings, wish: PictureWish) => string[]> = {
  linux: linuxVideo,
  win32: windowsVideo,
  darwin: macVideo,
};

const AUDIO: Record<Platform, (source: SourceSettings) => string[]> = {
  linux: (source) => ['-f', source.device.startsWith('hw:') ? 'alsa' : 'pulse', '-i', source.device || 'default'],
  win32: (source) => [...ARRIVAL, '-f', 'dshow', '-audio_buffer_size', '50', '-i', `audio=${source.device}`],
  darwin: (source) => [...ARRIVAL, '-f', 'avfoundation', '-i', `:${source.device}`],
};

function linuxVideo(source: SourceSettings, wish: PictureWish): string[] {
  if (source.kind === 'camera') {
    return ['-f', 'v4l2', '-ts', 'abs', '-framerate', `${wish.fps}`, '-video_size', sizeOf(wish), '-i', source.device];
  }
  const region = source.region ? ['-video_size', sizeOf(source.region)] : [];
  const corner = source.region ? `+${source.region.x},${source.region.y}` : '';
  return ['-f', 'x11grab', '-framerate', `${wish.fps}`, ...region, '-i', `${source.device}${corner}`];
}

function windowsVideo(source: SourceSettings, wish: PictureWish): string[] {
  if (source.kind === 'camera') {
    const size = ['-video_size', sizeOf(wish), '-framerate', `${wish.fps}`];
    return [...ARRIVAL, '-f', 'dshow', '-rtbufsize', '256M', ...size, '-i', `video=${source.device}`];
  }
  const region = source.region
    ? ['-offset_x', `${source.region.x}`, '-offset_y', `${source.region.y}`, '-video_size', sizeOf(source.region)]
    : [];
  const grabbed = source.kind === 'window' ? `title=${source.device}` : 'desktop';
  return [...ARRIVAL, '-f', 'gdigrab', '-framerate', `${wish.fps}`, ...region, '-i', grabbed];
}

function macVideo(source: SourceSettings, wish: PictureWish): string[] {
  const size = source.kind === 'camera' ? ['-video_size', sizeOf(wish)] : ['-capture_cursor', '1'];
  return [...ARRIVAL, '-f', 'avfoundation', '-framerate', `${wish.fps}`, ...size, '-i', `${source.device}:none`];
}

const sizeOf = (s: { width: number; height: number }): string => `${s.width}x${s.height}`;
