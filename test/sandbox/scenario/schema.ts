import { z } from 'zod';
import { icalVersions } from '../wire/ical/dialect.ts';

const key = z.string().min(1);

const appToken = z.strictObject({
  /** Fixed id and secret, for tests that need them known; made up when absent. */
  id: z.string().optional(),
  token: z.string().optional(),
  hashType: z.enum(['SHA1', 'MD5', 'SHA256', 'SHA512']).nullable().default('SHA256'),
  sessionType: z
    .union([z.literal(0), z.literal(2)])
    .nullable()
    .default(0),
  sessionUserId: z.string().nullable().default('room-702'),
  sessionDurationSeconds: z.number().int().positive().default(86_400),
  sessionPrivileges: z.string().nullable().default('setrole:CAPTURE_DEVICE_ROLE'),
  expiresInSeconds: z.number().nullable().default(null),
  status: z.enum(['disabled', 'active']).default('active'),
});

const resource = z.strictObject({
  key,
  id: z.number().int().optional(),
  type: z.enum(['location', 'camera', 'liveEntry']).default('location'),
  name: z.string(),
  systemName: z.string().nullable().default(null),
  /** Key of the resource that this one is part of. */
  parent: key.nullable().default(null),
  tags: z.string().nullable().default(null),
  status: z.enum(['disabled', 'active']).default('active'),
});

const entry = z.strictObject({
  key,
  id: z.string().optional(),
  type: z.enum(['media', 'liveStream']).default('media'),
  name: z.string(),
  userId: z.string().default('scheduler@example.edu'),
  /** How the push addresses of a live entry look. */
  urlStyle: z.enum(['saas', 'selfHosted']).default('saas'),
  /** Further properties of the entry, as the API names them. */
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

const recurrence = z.strictObject({
  name: z.string().optional(),
  frequency: z.enum(['days', 'weeks', 'months', 'years', 'hours', 'minutes']),
  count: z.number().int().positive().optional(),
  untilInSeconds: z.number().optional(),
  interval: z.number().int().positive().default(1),
  timeZone: z.string().optional(),
  byDay: z.string().optional(),
  byMonthDay: z.string().optional(),
  byMonth: z.string().optional(),
  byHour: z.string().optional(),
  byMinute: z.string().optional(),
  byOffset: z.string().optional(),
  weekStartDay: z.string().optional(),
});

const event = z.strictObject({
  id: z.number().int().optional(),
  type: z.enum(['record', 'liveStream', 'blackout', 'meeting', 'liveRedirect', 'vod']).default('record'),
  summary: z.string(),
  startsInSeconds: z.number(),
  lastsSeconds: z.number(),
  ownerId: z.string().default('scheduler@example.edu'),
  /** Keys of resources. */
  resources: z.array(key).default([]),
  /** Key of the template entry. */
  templateEntry: key.nullable().default(null),
  recurrence: recurrence.optional(),
  cancelled: z.boolean().default(false),
  /** Further properties of the event, as the API names them. */
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

/** An account as a sandbox starts with it. Times are relative to the start of the sandbox. */
export const scenarioSchema = z.strictObject({
  partnerId: z.number().int().positive().default(1_234_567),
  adminSecret: z.string().default('0123456789abcdef0123456789abcdef'),
  userSecret: z.string().default('fedcba9876543210fedcba9876543210'),
  appTokens: z
    .array(appToken)
    .min(1)
    .default([appToken.parse({})]),
  resources: z
    .array(resource)
    .min(1)
    .default([resource.parse({ key: 'room', name: 'Room 702', systemName: 'room-702' })]),
  entries: z.array(entry).default([]),
  events: z.array(event).default([]),
  /** Passwords of console users by login id, for FTP. */
  kmcUsers: z.record(z.string(), z.string()).default({ 'scheduler@example.edu': 'Scheduler-1' }),
  /** Full ids (`1>2>3`) of categories by id. */
  categories: z.record(z.string(), z.string()).default({}),
  /** Which version of the server's iCal is spoken. */
  icalVersion: z.enum(icalVersions).default('current'),
  allowedExtensions: z.array(z.string()).nullable().default(null),
  lifeCycle: z
    .strictObject({
      importSeconds: z.number().min(0).default(0),
      convertSeconds: z.number().min(0).default(2),
      outcome: z.enum(['ready', 'errorConverting']).default('ready'),
    })
    .prefault({}),
});

/** A scenario with everything filled in. */
export type Scenario = z.output<typeof scenarioSchema>;

/** A scenario as a file or a test writes it. */
export type ScenarioInput = z.input<typeof scenarioSchema>;

/** One event of a scenario, as a file or a test writes it. */
export type EventInput = z.input<typeof event>;

/** Fills in an event of a scenario. Throws ZodError. */
export const parseEvent = (input: EventInput): z.output<typeof event> => event.parse(input);

/** One event with everything filled in. */
export type EventSpec = z.output<typeof event>;
