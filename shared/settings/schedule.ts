import { z } from 'zod';

/** Kaltura's FTP program. The user's password is a secret and not here. */
const ftpSchema = z.object({
  host: z.string().max(253).default(''),
  port: z.int().min(1).max(65_535).default(21),
  /** A user of the Kaltura Management Console, without the partner that goes before it at the login. */
  user: z.string().max(200).default(''),
  /** Which name of the folder of scheduled events is tried first: the one of the documentation or that of the source. */
  folders: z.enum(['docs-first', 'source-first']).default('docs-first'),
});
export type FtpSettings = z.infer<typeof ftpSchema>;

/**
 * A calendar besides Kaltura's, read only: a file, or an address. An address may let anybody read the calendar, so it is
 * a secret and not here but for its host.
 */
const calendarSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  name: z.string().min(1).max(80),
  /** Absolute path; null: an address. */
  file: z.string().max(1000).nullable().default(null),
  host: z.string().max(253).default(''),
});
export type CalendarSettings = z.infer<typeof calendarSchema>;

/** Where the schedule comes from, and how often. */
export const scheduleSchema = z.object({
  /** A format over HTTPS, or iCal over FTP. */
  source: z.enum(['json', 'ical', 'xml', 'ftp']).default('json'),
  ftp: ftpSchema.prefault({}),
  /** Besides Kaltura's schedule. */
  calendars: z.array(calendarSchema).max(8).default([]),
  pollSeconds: z.int().min(10).max(3600).default(60),
  lookAheadDays: z.int().min(1).max(365).default(30),
  lookBackHours: z.int().min(1).max(168).default(24),
  expandSeries: z.boolean().default(false),
  useServerClock: z.boolean().default(false),
  uploadCancelled: z.boolean().default(false),
});
export type ScheduleSettings = z.infer<typeof scheduleSchema>;
