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
  /** Asks where to, and copies a finished recording there, verified. Null: the person thought better of it. */
  exportRecording: { args: recordingId, result: z.object({ path: z.string().nullable() }) },
  /** Asks where from, and takes over what another device exported there. Null: the person thought better of it. */
  importRecordings: {
    args: nothing,
    result: z.object({ found: z.object({ imported: z.int(), known: z.int() }).nullable() }),
  },
  /**
   * Opens the folder of deliveries, and writes, renames and removes a small file there. `hostKey`: what an SFTP server
   * showed.
   */
  tryDelivery: { args: nothing, result: z.object({ place: z.string(), hostKey: z.string().nullable() }) },
} as const;
