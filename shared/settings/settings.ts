import { z } from 'zod';
import { alertsSchema } from './alerts.ts';
import { captureSchema } from './capture.ts';
import { consoleSchema } from './console.ts';
import { deliverySchema } from './delivery.ts';
import { liveSchema } from './live.ts';
import { pairingSchema } from './pairing.ts';
import { planSchema } from './plan.ts';
import { scheduleSchema } from './schedule.ts';
import { uploadSchema } from './upload.ts';

/** Everything that can be set, with its default. No secret is here. */
export const settingsSchema = z.object({
  pairing: pairingSchema.nullable().default(null),
  resource: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  schedule: scheduleSchema.prefault({}),
  plan: planSchema.prefault({}),
  capture: captureSchema.prefault({}),
  live: liveSchema.prefault({}),
  upload: uploadSchema.prefault({}),
  delivery: deliverySchema.prefault({}),
  console: consoleSchema.prefault({}),
  alerts: alertsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a device that nobody has set up yet. */
export const defaultSettings = (): Settings => settingsSchema.parse({});
