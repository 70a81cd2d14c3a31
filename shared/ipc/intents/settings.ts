import { z } from 'zod';
import { faultSchema } from '../../faults/fault-schema.ts';
import { settingsPatchSchema } from '../../settings/patch.ts';
import { settingsSchema } from '../../settings/settings.ts';
import { nothing } from './common.ts';

/** What can be set, and the secrets that belong to it. */
export const SETTINGS_INTENTS = {
  /** Keeps, or with null forgets, a secret of the alerts. It never comes back. */
  setAlertSecret: {
    args: z.object({ name: z.enum(['webhook-url', 'smtp-password']), value: z.string().min(1).max(2000).nullable() }),
    result: nothing,
  },
  /** The fields that the organisation has set, as `section.field`: nobody changes them here. */
  lockedSettings: { args: nothing, result: z.object({ keys: z.array(z.string()), file: z.string() }) },
  /** Sends a test message by every channel of the alerts that is on. */
  testAlerts: {
    args: nothing,
    result: z.object({ tested: z.array(z.object({ channel: z.string(), fault: faultSchema.nullable() })) }),
  },
  settings: { args: nothing, result: settingsSchema },
  /** Changes the fields that are named, and no other. */
  changeSettings: { args: settingsPatchSchema, result: settingsSchema },
} as const;
