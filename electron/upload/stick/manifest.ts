import { z } from 'zod';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import type { Gap, RecordingFrame, Track } from '../../../shared/domain/recording.ts';
import type { FinishedRecording } from '../certificate.ts';

/** Name of the file that says what an exported folder holds. It is written last. */
export const MANIFEST_FILE = 'lectern-recording.json';

const fileName = z.string().regex(/^(?!\.)[^/\\\0]+$/);
const span = { start: z.number(), end: z.number() };

const trackSchema = z.object({
  ...span,
  trackId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  file: fileName,
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  durationMs: z.number(),
  hasVideo: z.boolean(),
  hasAudio: z.boolean(),
});

/** What a folder on a stick says of itself. Whatever an occurrence holds passes through; times are epoch milliseconds. */
export const manifestSchema = z.object({
  format: z.literal('lectern-recording'),
  version: z.literal(1),
  recordingId: z.string().regex(/^[0-9a-z-]{8,40}$/),
  folder: fileName,
  occurrence: z.looseObject({ eventId: z.string(), title: z.string(), ...span }),
  window: z.object(span),
  profileName: z.string(),
  origin: z.enum(['schedule', 'operator']),
  openedAt: z.number(),
  stoppedAt: z.number().nullable(),
  pauses: z.array(z.object({ start: z.number(), end: z.number().nullable() })),
  gaps: z.array(z.looseObject({ ...span, trackId: z.string(), cause: z.string() })),
  tracks: z.array(trackSchema).min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest of a recording whose files lie beside it, under these names. */
export function manifestOf(r: FinishedRecording, folder: string, nameOf: (track: Track) => string): Manifest {
  const { gaps, occurrence, openedAt, origin, pauses, profileName, stoppedAt, tracks, window } = r;
  return {
    ...{ format: 'lectern-recording', version: 1, recordingId: r.id, folder },
    ...{ occurrence: { ...occurrence }, window, profileName, origin, openedAt, stoppedAt, pauses: [...pauses] },
    gaps: gaps.map((gap) => ({ ...gap })),
    tracks: tracks.map((track) => ({ ...track, file: nameOf(track) })),
  };
}

/** What the journal is told of a recording that came on a stick; `fileOf` says where its files are now. */
export function recordingIn(
  manifest: Manifest,
  dir: string,
  fileOf: (name: string) => string,
): { readonly frame: RecordingFrame; readonly tracks: readonly Track[]; readonly gaps: readonly Gap[] } {
  const { occurrence, openedAt, origin, pauses, profileName, recordingId, stoppedAt, window } = manifest;
  const tracks = manifest.tracks.map((track) => ({
    ...track,
    file: fileOf(track.file),
  })) as unknown as readonly Track[];
  const frame = {
    ...{ id: recordingId, occurrence: occurrence as unknown as Occurrence, window, dir, profileName, origin },
    ...{ openedAt, pauses, stoppedAt, trackIds: tracks.map((t) => t.trackId) },
    because: [{ why: 'operator', note: 'imported' }],
  } as unknown as RecordingFrame;
  return { frame, tracks, gaps: manifest.gaps as unknown as readonly Gap[] };
}
