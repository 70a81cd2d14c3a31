import { z } from 'zod';
import { settingsSchema } from '../../settings/settings.ts';
import { nothing } from './common.ts';

/** What belongs to the sources of the schedule. */
export const SCHEDULE_INTENTS = {
  /** Keeps, or with null forgets, the password of the user that reads the schedule over FTP. It never comes back. */
  setFtpPassword: { args: z.object({ value: z.string().min(1).max(500).nullable() }), result: nothing },
  /** Which secrets of the schedule are there. */
  scheduleSecrets: { args: nothing, result: z.object({ hasFtpPassword: z.boolean() }) },
  /**
   * Adds a calendar besides Kaltura's: an https or webcal address, which is kept with the secrets, or the absolute path of
   * a file. It is read at once, in the background.
   */
  addCalendar: {
    args: z.object({ name: z.string().trim().min(1).max(80), place: z.string().trim().min(1).max(2000) }),
    result: settingsSchema,
  },
  /** Forgets a calendar and its address. Recordings of its events stay. */
  removeCalendar: { args: z.object({ id: z.string() }), result: settingsSchema },
} as const;
