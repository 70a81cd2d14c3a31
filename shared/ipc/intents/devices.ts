import { z } from 'zod';
import { nothing } from './common.ts';

const capturable = z.object({
  kind: z.enum(['test', 'screen', 'camera', 'microphone']),
  device: z.string(),
  label: z.string(),
});

/** A device of this PC that could become a source. */
export type CapturableView = z.infer<typeof capturable>;

/** The sources of this PC. */
export const DEVICE_INTENTS = {
  listDevices: { args: nothing, result: z.object({ devices: z.array(capturable) }) },
  /** Keeps the login of a network source, or with null forgets it. SECRET, on its way into the main process only. */
  setSourceLogin: {
    args: z.object({
      sourceId: z.string().min(1).max(41),
      login: z.object({ username: z.string().max(200), password: z.string().min(1).max(400) }).nullable(),
    }),
    result: nothing,
  },
  /** Which sources have a login; it is never read back. */
  sourcesWithLogin: { args: nothing, result: z.object({ sourceIds: z.array(z.string()) }) },
  /** The newest preview of a source as a JPEG data url; null while there is none. */
  preview: { args: z.object({ sourceId: z.string() }), result: z.object({ dataUrl: z.string().nullable() }) },
} as const;
