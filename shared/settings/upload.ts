import { z } from 'zod';

/** Which of the waiting recordings goes first. */
export const UPLOAD_ORDERS = ['oldest-first', 'shortest-first', 'by-hand'] as const;
export type UploadOrder = (typeof UPLOAD_ORDERS)[number];

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Hours of every day, on the wall clock of the room, in which nothing is sent; over midnight when `from` is later. */
export const quietHoursSchema = z.object({ from: timeOfDay, to: timeOfDay });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** How recordings reach Kaltura, and how long they stay here. */
export const uploadSchema = z.object({
  automatic: z.boolean().default(true),
  parallelChunks: z.int().min(1).max(8).default(3),
  /** 0: no cap. */
  rateCapKbps: z.int().min(0).default(0),
  notWhileCapturing: z.boolean().default(false),
  /** What has been captured is sent while the rest still is. The finished file then has its head at its end. */
  whileCapturing: z.boolean().default(false),
  order: z.enum(UPLOAD_ORDERS).default('oldest-first'),
  quietHours: quietHoursSchema.nullable().default(null),
  /** Each recording waits for some part of this before it begins, so that the devices of a site do not all begin at once. */
  randomDelayMinutes: z.int().min(0).max(600).default(0),
  /** Goes on by itself, with a remark, when Kaltura ignores the template; else the operator is asked. */
  withoutTemplate: z.boolean().default(false),
  keepDays: z.int().min(0).max(3650).default(14),
  requireReady: z.boolean().default(true),
  /** Each recording is uploaded in a session of its event's owner, where the app token leaves the user open. */
  asEventOwner: z.boolean().default(false),
  writeBackEntryIds: z.boolean().default(false),
  /** Gaps become chapters of the entry in Kaltura, as they are of the file. */
  markChapters: z.boolean().default(false),
});
export type UploadSettings = z.infer<typeof uploadSchema>;
