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
  /** The newest preview of a source as a JPEG data url; null while there is none. */
  preview: { args: z.object({ sourceId: z.string() }), result: z.object({ dataUrl: z.string().nullable() }) },
} as const;
