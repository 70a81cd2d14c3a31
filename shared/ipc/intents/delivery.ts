import { z } from 'zod';
import { nothing, recordingId } from './common.ts';

const secretName = z.enum(['password', 'private-key', 'passphrase']);

/** Handing recordings over in folders. */
export const DELIVERY_INTENTS = {
  /** Keeps, or with null forgets, what opens the server of deliveries. It never comes back. */
  setDeliverySecret: {
    args: z.object({ name: secretName, value: z.string().min(1).max(20_000).nullable() }),
    result: nothing,
  },
  /** Which of these secrets are there. */
  deliverySecrets: { args: nothing, result: z.object({ kept: z.array(secretName) }) },
  /** Asks where to, and copies a finished recording there, verified. `not-begun`: the person thought better of it. */
  exportRecording: {
    args: recordingId,
    result: z.discriminatedUnion('end', [
      z.object({ end: z.literal('exported'), path: z.string() }),
      z.object({ end: z.enum(['cancelled', 'not-begun']) }),
    ]),
  },
  /** Asks where from, and takes over what another device exported there. `not-begun`: the person thought better of it. */
  importRecordings: {
    args: nothing,
    result: z.discriminatedUnion('end', [
      z.object({ end: z.literal('imported'), imported: z.int(), known: z.int() }),
      z.object({ end: z.literal('cancelled'), imported: z.int(), left: z.int() }),
      z.object({ end: z.literal('not-begun') }),
    ]),
  },
  /** Ends the export of a recording or, with null, the import, and takes back what it has copied. Fine when there is none. */
  cancelCopy: { args: z.object({ recordingId: recordingId.shape.recordingId.nullable() }), result: nothing },
  /**
   * Opens the folder of deliveries, and writes, renames and removes a small file there. `hostKey`: what an SFTP server
   * showed.
   */
  tryDelivery: { args: nothing, result: z.object({ place: z.string(), hostKey: z.string().nullable() }) },
} as const;
