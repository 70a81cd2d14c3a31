import { z } from 'zod';
import { nothing, recordingId } from './common.ts';

/** What is recorded, uploaded or left out. */
export const RECORDING_INTENTS = {
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
  /** Against what the schedule did to the recording under way: keeps the old end, or goes on recording. */
  vetoChange: { args: recordingId, result: nothing },
  /** Takes the veto back. */
  followSchedule: { args: recordingId, result: nothing },
  extend: { args: recordingId.extend({ minutes: z.int().min(1).max(240) }), result: nothing },
  pause: { args: recordingId, result: nothing },
  resume: { args: recordingId, result: nothing },
  retry: { args: recordingId, result: nothing },
  overrideSlot: {
    args: z.object({ eventId: z.string(), override: z.enum(['record', 'skip']).nullable(), note: z.string().max(200) }),
    result: nothing,
  },
  /** Opens the recording's folder in the desktop's file browser. */
  openFolder: { args: recordingId, result: nothing },
} as const;
