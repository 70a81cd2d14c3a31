import type { z } from 'zod';
import { DELIVERY_INTENTS } from './intents/delivery.ts';
import { DEVICE_INTENTS } from './intents/devices.ts';
import { DIAGNOSIS_INTENTS } from './intents/diagnosis.ts';
import { EXPLAINING_INTENTS } from './intents/explaining.ts';
import { LIVE_INTENTS } from './intents/live.ts';
import { PAIRING_INTENTS } from './intents/pairing.ts';
import { RECORDING_INTENTS } from './intents/recordings.ts';
import { SCHEDULE_INTENTS } from './intents/schedule.ts';
import { SETTINGS_INTENTS } from './intents/settings.ts';
import { UPLOAD_INTENTS } from './intents/uploads.ts';

/**
 * What the window may ask of the main process: one channel each, `lectern:<name>`.
 * Arguments are checked in main before anything is done; results are checked too, so that no secret slips out by accident.
 */
export const INTENTS = {
  ...PAIRING_INTENTS,
  ...RECORDING_INTENTS,
  ...UPLOAD_INTENTS,
  ...DELIVERY_INTENTS,
  ...LIVE_INTENTS,
  ...DEVICE_INTENTS,
  ...SETTINGS_INTENTS,
  ...SCHEDULE_INTENTS,
  ...DIAGNOSIS_INTENTS,
  ...EXPLAINING_INTENTS,
} as const;

export type IntentName = keyof typeof INTENTS;
export type IntentArgs<N extends IntentName> = z.input<(typeof INTENTS)[N]['args']>;
export type IntentResult<N extends IntentName> = z.output<(typeof INTENTS)[N]['result']>;
