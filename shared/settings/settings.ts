import { z } from 'zod';
import { alertsSchema } from './alerts.ts';
import { captureSchema } from './capture.ts';
import { liveSchema } from './live.ts';

/** Which Kaltura account this device is paired with. The token's value is a secret and not here. */
export const pairingSchema = z.object({
  serverUrl: z.url(),
  partnerId: z.int().positive(),
  tokenId: z.string().min(1).max(64),
  hashType: z.enum(['auto', 'SHA1', 'SHA256', 'SHA512', 'MD5']).default('auto'),
  allowPlainHttp: z.boolean().default(false),
  /** Extra certificate authority (PEM file) for a server of one's own. */
  caFile: z.string().nullable().default(null),
});
export type PairingSettings = z.infer<typeof pairingSchema>;

export const scheduleSchema = z.object({
  source: z.enum(['json', 'ical', 'xml']).default('json'),
  pollSeconds: z.int().min(10).max(3600).default(60),
  lookAheadDays: z.int().min(1).max(365).default(30),
  lookBackHours: z.int().min(1).max(168).default(24),
  expandSeries: z.boolean().default(false),
  useServerClock: z.boolean().default(false),
  uploadCancelled: z.boolean().default(false),
});
export type ScheduleSettings = z.infer<typeof scheduleSchema>;

const paddingSchema = z.object({
  beforeSeconds: z.int().min(0).max(3600).default(0),
  afterSeconds: z.int().min(0).max(3600).default(0),
});

export const planSchema = z.object({
  recordPadding: paddingSchema.prefault({}),
  livePadding: paddingSchema.prefault({}),
  /** Record live events on this device as well. */
  recordLive: z.boolean().default(true),
  /** Push live events to their endpoints. */
  pushLive: z.boolean().default(true),
  blackoutsWin: z.boolean().default(true),
  /** A losing event's remaining part is recorded if it is at least this long. */
  minimumRemainderMinutes: z.int().min(0).max(240).default(5),
  maxDurationHours: z.int().min(1).max(48).default(24),
});
export type PlanSettings = z.infer<typeof planSchema>;

export const uploadSchema = z.object({
  automatic: z.boolean().default(true),
  parallelChunks: z.int().min(1).max(8).default(3),
  /** 0: no cap. */
  rateCapKbps: z.int().min(0).default(0),
  notWhileCapturing: z.boolean().default(false),
  keepDays: z.int().min(0).max(3650).default(14),
  requireReady: z.boolean().default(true),
  writeBackEntryIds: z.boolean().default(false),
});
export type UploadSettings = z.infer<typeof uploadSchema>;

export const consoleSchema = z.object({
  language: z.enum(['auto', 'en', 'de']).default('auto'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** IANA zone of the room; null: the PC's. */
  zone: z.string().nullable().default(null),
  startAtLogin: z.boolean().default(false),
  notifications: z.boolean().default(true),
});

/** Everything that can be set, with its default. No secret is here. */
export const settingsSchema = z.object({
  pairing: pairingSchema.nullable().default(null),
  resource: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  schedule: scheduleSchema.prefault({}),
  plan: planSchema.prefault({}),
  capture: captureSchema.prefault({}),
  live: liveSchema.prefault({}),
  upload: uploadSchema.prefault({}),
  console: consoleSchema.prefault({}),
  alerts: alertsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a device that nobody has set up yet. */
export const defaultSettings = (): Settings => settingsSchema.parse({});
