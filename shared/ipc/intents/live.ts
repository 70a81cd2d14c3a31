import { z } from 'zod';
import { pushRateSchema } from '../../settings/live.ts';
import { nothing, recordingId } from './common.ts';

/** Pushes to viewers. */
export const LIVE_INTENTS = {
  /**
   * Pushes a recording live from now to its end: to the given live entry or, with null, to the event's own; and to the
   * servers of the settings. An event without a live entry goes to those servers alone.
   */
  startPush: { args: recordingId.extend({ entryId: z.string().min(1).max(64).nullable() }), result: nothing },
  /** Ends a push; the recording goes on. */
  stopPush: { args: recordingId, result: nothing },
  /** Connects at once what waits for its next try. */
  reconnectNow: { args: recordingId, result: nothing },
  /** Sends viewers a black and silent slate instead of the room, or the room again; the recording goes on as set. */
  panic: { args: recordingId.extend({ on: z.boolean() }), result: nothing },
  /** Lets the viewers of an explicit-live entry in. */
  goLive: { args: recordingId, result: nothing },
  /** Whether the recording under way goes to Kaltura when it is finished, whatever the settings say. */
  chooseUpload: { args: recordingId.extend({ upload: z.boolean() }), result: nothing },
  /** Of which servers in the live settings a stream key is kept. */
  streamKeys: { args: nothing, result: z.object({ serverIds: z.array(z.string()) }) },
  /** Stores the stream key of a server in the live settings; null removes it. It is never read back. */
  setStreamKey: {
    args: z.object({ serverId: z.string().min(1).max(41), key: z.string().min(1).max(800).nullable() }),
    result: nothing,
  },
  /**
   * Measures whether this PC can encode pushes a second time at a rate, and keeps it if so; else nothing changes, and a
   * lighter rate is proposed where there is one. Null: the recording's own stream is sent.
   */
  savePushRate: {
    args: z.object({ rate: pushRateSchema.nullable() }),
    result: z.object({
      saved: z.boolean(),
      /** Share of real time that recording and second encode take; null when there was nothing to measure. */
      load: z.number().nullable(),
      proposal: pushRateSchema.nullable(),
    }),
  },
} as const;
