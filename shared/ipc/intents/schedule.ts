import { z } from 'zod';
import { nothing } from './common.ts';

/** What belongs to the sources of the schedule. */
export const SCHEDULE_INTENTS = {
  /** Keeps, or with null forgets, the password of the user that reads the schedule over FTP. It never comes back. */
  setFtpPassword: { args: z.object({ value: z.string().min(1).max(500).nullable() }), result: nothing },
  /** Which secrets of the schedule are there. */
  scheduleSecrets: { args: nothing, result: z.object({ hasFtpPassword: z.boolean() }) },
} as const;
