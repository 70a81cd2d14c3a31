import { z } from 'zod';
import { faultSchema } from '../faults/fault-schema.ts';

/** What can be looked at on this PC, in the order in which it is numbered. */
export const DEVICE_CHECKS = [
  'ffmpeg',
  'encoders',
  'folder',
  'disk',
  'clock',
  'network',
  'secrets',
  'sources',
] as const;

/** One thing that must be in order on this PC. */
export type DeviceCheck = (typeof DEVICE_CHECKS)[number];

/** What a check found. `skipped`: there is nothing to look at yet, such as a server before pairing. */
export const deviceLineSchema = z.object({
  check: z.enum(DEVICE_CHECKS),
  /** From 1, so that a person can name it on the telephone. */
  number: z.int().positive(),
  state: z.enum(['ok', 'warning', 'failed', 'skipped']),
  /** What was found, in figures and names; the same in every language. */
  value: z.string(),
  fault: faultSchema.nullable(),
});

/** One line of a diagnosis. Holds no secret. */
export type DeviceLine = z.infer<typeof deviceLineSchema>;
