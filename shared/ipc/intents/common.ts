import { z } from 'zod';

/** The arguments of what is done to one recording. */
export const recordingId = z.object({ recordingId: z.string().min(1).max(100) });

/** No arguments, or no result. */
export const nothing = z.object({});
