import { z } from 'zod';

const paddingSchema = z.object({
  beforeSeconds: z.int().min(0).max(3600).default(0),
  afterSeconds: z.int().min(0).max(3600).default(0),
});

export const planSchema = z.object({
  recordPadding: paddingSchema.prefault({}),
  livePadding: paddingSchema.prefault({}),
  /** Record live events on this device as well. */
  recordLive: z.boolean().default(true),
  /** Push live events to their endpoints. */
  pushLive: z.boolean().default(true),
  blackoutsWin: z.boolean().default(true),
  /** A losing event's remaining part is recorded if it is at least this long. */
  minimumRemainderMinutes: z.int().min(0).max(240).default(5),
  maxDurationHours: z.int().min(1).max(48).default(24),
});
export type PlanSettings = z.infer<typeof planSchema>;
