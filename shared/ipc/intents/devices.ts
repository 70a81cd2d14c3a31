import { z } from 'zod';
import { faultSchema } from '../../faults/fault-schema.ts';
import { profileSchema, sourceSchema } from '../../settings/capture.ts';
import { nothing } from './common.ts';

const capturable = z.object({
  kind: z.enum(['test', 'screen', 'camera', 'microphone']),
  device: z.string(),
  label: z.string(),
});

/** A device of this PC that could become a source. */
export type CapturableView = z.infer<typeof capturable>;

const profileName = z.object({ profile: z.string().min(1).max(60) });

const judgement = z.object({
  trackId: z.string(),
  sourceId: z.string(),
  of: z.enum(['picture', 'sound']),
  verdict: z.enum(['good', 'doubtful', 'failed']),
  faults: z.array(faultSchema),
  fps: z.number().nullable(),
  peakDb: z.union([z.number(), z.literal(-Infinity)]).nullable(),
});

const soundInput = z.object({
  /** Null: not set up as a source. */
  sourceId: z.string().nullable(),
  device: z.string(),
  label: z.string(),
});

/** Whether a measured profile was kept. */
const measured = z.object({
  saved: z.boolean(),
  /** Share of real time that encoding takes; null when it could not be measured, since something is being recorded. */
  load: z.number().nullable(),
  proposal: profileSchema.nullable(),
});

/** The sources of this PC. */
export const DEVICE_INTENTS = {
  listDevices: {
    args: nothing,
    /** `faults`: what stands in the way of some of them. */
    result: z.object({ devices: z.array(capturable), faults: z.array(faultSchema) }),
  },
  /** Keeps the login of a network source, or with null forgets it. SECRET, on its way into the main process only. */
  setSourceLogin: {
    args: z.object({
      sourceId: z.string().min(1).max(41),
      login: z.object({ username: z.string().max(200), password: z.string().min(1).max(400) }).nullable(),
    }),
    result: nothing,
  },
  /** Which sources have a login; it is never read back. */
  sourcesWithLogin: { args: nothing, result: z.object({ sourceIds: z.array(z.string()) }) },
  /** The newest preview of a source as a JPEG data url; null while there is none. */
  preview: { args: z.object({ sourceId: z.string() }), result: z.object({ dataUrl: z.string().nullable() }) },
  /** Keeps all sources open for some seconds, so that each shows its picture and level; asked again as long as it is wanted. */
  showSources: { args: nothing, result: nothing },
  /** Opens all sources of a profile for some seconds and judges them, the disk, the token and the clock. */
  rehearse: {
    args: profileName,
    result: z.object({
      judgements: z.array(judgement),
      faults: z.array(faultSchema),
      /** A lighter profile when the PC does not keep up; null otherwise. */
      proposal: profileSchema.nullable(),
    }),
  },
  /** Records ten seconds to be played back; nothing of it is kept here. */
  testRecording: {
    args: profileName,
    result: z.object({
      clips: z.array(z.object({ trackId: z.string(), label: z.string(), dataUrl: z.string() })),
      faults: z.array(faultSchema),
    }),
  },
  /**
   * Measures a profile, and keeps it in the place of the one that was called `was` (null: besides them) if this PC can
   * sustain it. Else nothing changes, and a lighter one is proposed where there is one.
   */
  saveProfile: {
    args: z.object({ profile: profileSchema, was: z.string().nullable() }),
    result: measured,
  },
  /** The same for sources and the profile that is made of them, in the place of all sources and profiles that there are. */
  saveSources: {
    args: z.object({ sources: z.array(sourceSchema).min(1), profile: profileSchema }),
    result: measured,
  },
  /** Opens every sound input for a moment and tells how loud it is; what is open already is only looked at. */
  listenToInputs: {
    args: nothing,
    result: z.object({ inputs: z.array(soundInput.extend({ peakDb: z.number().nullable() })) }),
  },
  /** Tracks that have the sound of a source have another input's from now on, also in a recording under way. */
  switchSound: { args: z.object({ sourceId: z.string(), to: soundInput }), result: nothing },
} as const;
