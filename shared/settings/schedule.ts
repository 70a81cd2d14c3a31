import { z } from 'zod';

/** Where the schedule comes from, and how often. */
export const scheduleSchema = z.object({
  source: z.enum(['json', 'ical', 'xml']).default('json'),
  pollSeconds: z.int().min(10).max(3600).default(60),
  lookAheadDays: z.int().min(1).max(365).default(30),
  lookBackHours: z.int().min(1).max(168).default(24),
  expandSeries: z.boolean().default(false),
  useServerClock: z.boolean().default(false),
  uploadCancelled: z.boolean().default(false),
});
export type ScheduleSettings = z.infer<typeof scheduleSchema>;
