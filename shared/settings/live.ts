import { z } from 'zod';

/** A server besides Kaltura that live events are also pushed to. Its stream key is a secret and not here. */
const liveServerSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  label: z.string().min(1).max(80),
  /** `rtmp://`, `rtmps://`, `rtsp://` or `srt://`, without user, password and key. */
  url: z.string().max(1000),
  enabled: z.boolean().default(true),
});

/** A push's own picture, where it is not the recording's. */
export const pushRateSchema = z.object({
  /** At most, in kbit/s; the sound is not counted. */
  videoKbps: z.int().min(100).max(50_000),
  /** Lines of the picture, where the recording has more; null: the recording's. */
  height: z.int().min(120).max(4320).multipleOf(2).nullable().default(null),
});
export type PushRate = z.infer<typeof pushRateSchema>;

export const liveSchema = z.object({
  /** `auto`: encrypted RTMP when Kaltura offers it, else plain RTMP. */
  protocol: z.enum(['auto', 'rtmps', 'rtmp', 'rtsp', 'srt']).default('auto'),
  /** Also push to Kaltura's backup address. */
  useSecondary: z.boolean().default(true),
  /** Upload the local file although Kaltura keeps a recording of the broadcast itself. */
  uploadWhenKalturaRecords: z.boolean().default(false),
  /** Absolute path of the picture that viewers see while the room is hidden; null: a black one. */
  slatePicture: z.string().max(1000).nullable().default(null),
  /** One line that is written on it; null: none. */
  slateText: z
    .string()
    .min(1)
    .max(80)
    .regex(/^\P{Cc}*$/u)
    .nullable()
    .default(null),
  /** Pushes are encoded a second time at this rate; null: the recording's own stream is sent. */
  lowerRate: pushRateSchema.nullable().default(null),
  servers: z.array(liveServerSchema).max(8).default([]),
});
export type LiveSettings = z.infer<typeof liveSchema>;
