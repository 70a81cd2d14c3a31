import { z } from 'zod';

/**
 * A source that this PC can capture. `device` is the platform's own stable name: a v4l2 by-id path or dshow name,
 * an X display such as `:0.0`, a Pulse source, an RTSP url. A url's user and password live with the secrets.
 */
export const sourceSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  label: z.string().min(1).max(80),
  kind: z.enum(['test', 'screen', 'region', 'window', 'camera', 'microphone', 'rtsp', 'network']),
  device: z.string().max(1000).default(''),
  /** Pixels within the screen, for `region`. */
  region: z
    .object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
    .nullable()
    .default(null),
  /** RTSP transport. */
  transport: z.enum(['tcp', 'udp']).default('tcp'),
});
export type SourceSettings = z.infer<typeof sourceSchema>;

/** One file of a recording: a picture, a sound, or both. */
export const trackSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  label: z.string().min(1).max(80),
  video: z.string().nullable(),
  audio: z.string().nullable(),
  width: z.int().min(160).max(7680).multipleOf(2).default(1920),
  height: z.int().min(120).max(4320).multipleOf(2).default(1080),
  fps: z.union([z.literal(15), z.literal(25), z.literal(30), z.literal(50), z.literal(60)]).default(30),
  encoder: z.enum(['auto', 'x264', 'nvenc', 'qsv', 'vaapi', 'videotoolbox', 'amf']).default('auto'),
  preset: z.enum(['ultrafast', 'superfast', 'veryfast', 'faster']).default('superfast'),
  videoKbps: z.int().min(100).max(100_000).default(6000),
  audioKbps: z.int().min(32).max(512).default(128),
});
export type TrackSettings = z.infer<typeof trackSchema>;

/** What is captured together. The first track becomes the parent entry. */
export const profileSchema = z.object({
  name: z.string().min(1).max(60),
  tracks: z.array(trackSchema).min(1).max(8),
});
export type ProfileSettings = z.infer<typeof profileSchema>;

export const captureSchema = z.object({
  /** Absolute folder for recordings; null: the app's own. */
  folder: z.string().nullable().default(null),
  /** Path of ffmpeg; null: FFMPEG_BIN, the bundled one, then the system's. */
  ffmpegPath: z.string().nullable().default(null),
  sources: z.array(sourceSchema).default([]),
  profiles: z.array(profileSchema).default([]),
  /** Names of the profiles used for each kind of event; null: the first. */
  recordProfile: z.string().nullable().default(null),
  liveProfile: z.string().nullable().default(null),
  /** How long before an event its sources are rehearsed; 0: never. */
  rehearseMinutes: z.int().min(0).max(60).default(10),
  armSeconds: z.int().min(5).max(600).default(30),
  /** How much before the press of "start" is kept. */
  prerollSeconds: z.int().min(0).max(300).default(0),
  undoStopSeconds: z.int().min(0).max(900).default(120),
  keepPausedSpans: z.boolean().default(false),
});
export type CaptureSettings = z.infer<typeof captureSchema>;
