import { z } from 'zod';
import { certificateSchema } from '../../domain/certificate.ts';
import { nothing, recordingId } from './common.ts';

/** Where a recording stands on its way to Kaltura. */
export const UPLOAD_INTENTS = {
  holdUpload: { args: recordingId, result: nothing },
  releaseUpload: { args: recordingId, result: nothing },
  /** Before all others, whatever the hour. */
  hurryUpload: { args: recordingId, result: nothing },
  /** Out of the queue; `retry` puts it back. */
  withdrawUpload: { args: recordingId, result: nothing },
  /** Changes places with its neighbour, where the order is made by hand. */
  moveUpload: { args: recordingId.extend({ direction: z.enum(['up', 'down']) }), result: nothing },
  /** What can be proved about a recording; null before it has finished files. */
  certificate: { args: recordingId, result: z.object({ certificate: certificateSchema.nullable() }) },
  /** After Kaltura ignored the template: keep the entry as it is, or make another one from a template (null: from none). */
  chooseTemplate: {
    args: recordingId.extend({
      choice: z.discriminatedUnion('keep', [
        z.object({ keep: z.literal(true) }),
        z.object({ keep: z.literal(false), templateEntryId: z.string().trim().min(1).max(64).nullable() }),
      ]),
    }),
    result: nothing,
  },
} as const;
