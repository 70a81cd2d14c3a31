import { z } from 'zod';
import { TOLD } from '../../domain/history.ts';
import { faultSchema } from '../../faults/fault-schema.ts';
import { recordingId } from './common.ts';

const span = z.object({ start: z.number(), end: z.number() });

/** Why things are as they are, and how they could be. */
export const EXPLAINING_INTENTS = {
  /** What happened to a recording, oldest first, from the journal. */
  history: {
    args: recordingId,
    result: z.object({
      causes: z.array(
        z.object({
          at: z.number(),
          what: z.enum(TOLD),
          trackId: z.string().nullable(),
          fault: faultSchema.nullable(),
          window: span.nullable(),
          by: z.enum(['schedule', 'operator']).nullable(),
        }),
      ),
    }),
  },
  /**
   * What the two events of a clash would get by other rules. Nothing is changed by asking; empty when they do not clash
   * any more.
   */
  whatIf: {
    args: z.object({ between: z.tuple([z.string(), z.string()]) }),
    result: z.object({
      outcomes: z.array(
        z.object({
          rule: z.enum(['priority', 'earlier-start', 'earlier-created', 'override']),
          windows: z.array(z.object({ eventId: z.string(), window: span.nullable() })),
        }),
      ),
    }),
  },
} as const;
