import { z } from 'zod';

/** How bad a log line is, mildest first. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** A line of the log as the log view shows it. */
export const logLineSchema = z.object({
  at: z.string(),
  level: z.enum(LOG_LEVELS),
  stage: z.string(),
  message: z.string(),
  /** Everything else of the line, as JSON. */
  fields: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** Which lines of the log are wanted. */
export const logFilterSchema = z.object({
  /** This level and everything worse. */
  level: z.enum(LOG_LEVELS),
  /** Only this stage; empty for all. */
  stage: z.string().max(40),
  /** Found anywhere in the line, in any case; empty for all. */
  text: z.string().max(200),
  /** At most this many, the newest. */
  limit: z.int().min(1).max(2000),
});
export type LogFilter = z.infer<typeof logFilterSchema>;
