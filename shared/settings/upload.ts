import { z } from 'zod';

/** How recordings reach Kaltura, and how long they stay here. */
export const uploadSchema = z.object({
  automatic: z.boolean().default(true),
  parallelChunks: z.int().min(1).max(8).default(3),
  /** 0: no cap. */
  rateCapKbps: z.int().min(0).default(0),
  notWhileCapturing: z.boolean().default(false),
  keepDays: z.int().min(0).max(3650).default(14),
  requireReady: z.boolean().default(true),
  writeBackEntryIds: z.boolean().default(false),
});
export type UploadSettings = z.infer<typeof uploadSchema>;
