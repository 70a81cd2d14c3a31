import { z } from 'zod';
import { settingsPatchSchema } from '../settings/patch.ts';
import { DEVICE_CHECKS, deviceLineSchema } from '../diagnosis/device-check.ts';
import { permissionLineSchema } from '../diagnosis/examination.ts';
import { logFilterSchema, logLineSchema } from '../diagnosis/log-line.ts';
import { pairingSchema, settingsSchema } from '../settings/settings.ts';

const recordingId = z.object({ recordingId: z.string().min(1).max(100) });
const nothing = z.object({});

/** An account with the app token's value. SECRET, on its way into the main process only. */
const appTokenPairing = pairingSchema.extend({ token: z.string().min(1).max(200) });

const resource = z.object({
  id: z.string(),
  name: z.string(),
  systemName: z.string(),
  kind: z.enum(['camera', 'location', 'live-entry', 'unknown']),
});

/** A resource of the account, as the pairing form lists it. */
export type ResourceView = z.infer<typeof resource>;

const capturable = z.object({
  kind: z.enum(['test', 'screen', 'camera', 'microphone']),
  device: z.string(),
  label: z.string(),
});

/** A device of this PC that could become a source. */
export type CapturableView = z.infer<typeof capturable>;

/**
 * What the window may ask of the main process: one channel each, `lectern:<name>`.
 * Arguments are checked in main before anything is done; results are checked too, so that no secret slips out by accident.
 */
export const INTENTS = {
  /** Signs in with the app token; on success the pairing is stored. Nothing is stored on a fault. */
  pair: {
    args: appTokenPairing,
    result: z.object({ resources: z.array(resource) }),
  },
  /**
   * The permission doctor: tries, line by line, what a capture device needs in Kaltura. With `trial` for an account that
   * is not paired yet, else for the paired one.
   */
  examine: {
    args: z.object({ trial: appTokenPairing.nullable() }),
    result: z.object({ lines: z.array(permissionLineSchema) }),
  },
  /**
   * Makes an app token for a device in one go, with an administrator's secret or session that is used once and kept
   * nowhere. The answer carries the new token's value for the pairing form and for the label of another room's PC: the
   * only secret that ever goes to the window, since a person asked for it to be shown.
   */
  prepareAccount: {
    args: pairingSchema.pick({ serverUrl: true, partnerId: true, allowPlainHttp: true, caFile: true }).extend({
      proof: z.discriminatedUnion('by', [
        z.object({ by: z.literal('secret'), secret: z.string().min(1).max(200), userId: z.string().max(100) }),
        z.object({ by: z.literal('session'), ks: z.string().min(1).max(4000) }),
      ]),
      description: z.string().max(250),
      /** The Kaltura user that owns what the device uploads. */
      userId: z.string().min(1).max(100),
      /** Adds the privilege disableentitlement. */
      seesEverything: z.boolean(),
    }),
    result: z.object({ tokenId: z.string(), token: z.string(), hashType: z.enum(['SHA1', 'SHA256', 'SHA512', 'MD5']) }),
  },
  unpair: { args: nothing, result: nothing },
  listResources: { args: nothing, result: z.object({ resources: z.array(resource) }) },
  chooseResource: { args: z.object({ id: z.string().min(1), name: z.string().min(1) }), result: nothing },
  registerResource: {
    args: z.object({ name: z.string().min(1).max(256), systemName: z.string().min(1).max(256) }),
    result: resource,
  },
  syncNow: { args: nothing, result: nothing },
  /** Starts an ad-hoc recording, or a coming event early when `eventId` is given. */
  startNow: {
    args: z.object({
      eventId: z.string().nullable(),
      title: z.string().max(200),
      templateEntryId: z.string().max(64).nullable(),
      minutes: z.int().min(1).max(1440),
    }),
    result: recordingId,
  },
  stop: { args: recordingId, result: nothing },
  undoStop: { args: recordingId, result: nothing },
  extend: { args: recordingId.extend({ minutes: z.int().min(1).max(240) }), result: nothing },
  pause: { args: recordingId, result: nothing },
  resume: { args: recordingId, result: nothing },
  holdUpload: { args: recordingId, result: nothing },
  releaseUpload: { args: recordingId, result: nothing },
  retry: { args: recordingId, result: nothing },
  /** Pushes a recording live from now to its end: to the given live entry, or to the event's own. */
  startPush: { args: recordingId.extend({ entryId: z.string().min(1).max(64).nullable() }), result: nothing },
  /** Ends a push; the recording goes on. */
  stopPush: { args: recordingId, result: nothing },
  /** Connects at once what waits for its next try. */
  reconnectNow: { args: recordingId, result: nothing },
  /** Sends viewers a black and silent slate instead of the room, or the room again; the recording goes on as set. */
  panic: { args: recordingId.extend({ on: z.boolean() }), result: nothing },
  /** Lets the viewers of an explicit-live entry in. */
  goLive: { args: recordingId, result: nothing },
  /** Stores the stream key of a server in the live settings; null removes it. It is never read back. */
  setStreamKey: {
    args: z.object({ serverId: z.string().min(1).max(41), key: z.string().min(1).max(800).nullable() }),
    result: nothing,
  },
  overrideSlot: {
    args: z.object({ eventId: z.string(), override: z.enum(['record', 'skip']).nullable(), note: z.string().max(200) }),
    result: nothing,
  },
  /** Opens the recording's folder in the desktop's file browser. */
  openFolder: { args: recordingId, result: nothing },
  /** Keeps, or with null forgets, a secret of the alerts. It never comes back. */
  setAlertSecret: {
    args: z.object({ name: z.enum(['webhook-url', 'smtp-password']), value: z.string().min(1).max(2000).nullable() }),
    result: nothing,
  },
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
  settings: { args: nothing, result: settingsSchema },
  /** Changes the fields that are named, and no other. */
  changeSettings: { args: settingsPatchSchema, result: settingsSchema },
  listDevices: { args: nothing, result: z.object({ devices: z.array(capturable) }) },
  /** The newest preview of a source as a JPEG data url; null while there is none. */
  preview: { args: z.object({ sourceId: z.string() }), result: z.object({ dataUrl: z.string().nullable() }) },
} as const;

export type IntentName = keyof typeof INTENTS;
export type IntentArgs<N extends IntentName> = z.input<(typeof INTENTS)[N]['args']>;
export type IntentResult<N extends IntentName> = z.output<(typeof INTENTS)[N]['result']>;
