import { z } from 'zod';
import { DEVICE_CHECKS, deviceLineSchema } from '../../diagnosis/device-check.ts';
import { logFilterSchema, logLineSchema } from '../../diagnosis/log-line.ts';
import { nothing } from './common.ts';

/** A look at this PC, its log, and what support needs. */
export const DIAGNOSIS_INTENTS = {
  /** Looks at this PC: the checks that are named, or all of them. */
  diagnose: {
    args: z.object({ checks: z.array(z.enum(DEVICE_CHECKS)).nullable() }),
    result: z.object({ lines: z.array(deviceLineSchema) }),
  },
  readLog: { args: logFilterSchema, result: z.object({ lines: z.array(logLineSchema) }) },
  /** Gathers the support bundle, without secrets, to be looked at. */
  supportBundle: {
    args: nothing,
    result: z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) }),
  },
  /** Asks where to, and saves the bundle that was looked at last. Null: the person thought better of it. */
  saveSupportBundle: { args: nothing, result: z.object({ path: z.string().nullable() }) },
} as const;
