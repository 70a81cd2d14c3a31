import { z } from 'zod';

/** The window and the desktop. */
export const consoleSchema = z.object({
  language: z.enum(['auto', 'en', 'de']).default('auto'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** IANA zone of the room; null: the PC's. */
  zone: z.string().nullable().default(null),
  startAtLogin: z.boolean().default(false),
  notifications: z.boolean().default(true),
  /** The window shows the present of Today only, and may be small. */
  compact: z.boolean().default(false),
});
