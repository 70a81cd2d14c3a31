import { z } from 'zod';
import { alertsSchema } from './alerts.ts';
import { captureSchema } from './capture.ts';
import { deliverySchema } from './delivery.ts';
import { liveSchema } from './live.ts';
import { consoleSchema } from './console.ts';
import { planSchema } from './plan.ts';
import { scheduleSchema } from './schedule.ts';
import { uploadSchema } from './upload.ts';

/**
 * Some fields of a section. Its defaults are taken off: with them, every field that is not named would be set back.
 */
function someOf<S extends z.ZodObject>(section: S): z.ZodType<Partial<z.output<S>>, Partial<z.input<S>>> {
  const fields = Object.entries(section.shape).map(([name, field]) => {
    const bare = (
      field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field
    ) as z.ZodType;
    return [name, bare.optional()];
  });
  return z.strictObject(Object.fromEntries(fields)) as never;
}

/** Changes of settings: only what is named changes. */
export const settingsPatchSchema = z.strictObject({
  schedule: someOf(scheduleSchema).optional(),
  plan: someOf(planSchema).optional(),
  capture: someOf(captureSchema).optional(),
  live: someOf(liveSchema).optional(),
  upload: someOf(uploadSchema).optional(),
  delivery: someOf(deliverySchema).optional(),
  console: someOf(consoleSchema).optional(),
  alerts: someOf(alertsSchema).optional(),
});
