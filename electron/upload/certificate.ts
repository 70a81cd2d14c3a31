import { toIso, type Instant } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';

/** Name of the certificate within the folder of its recording. It stays when the media is deleted. */
export const CERTIFICATE_FILE = 'certificate.json';

/** A recording that has finished files. */
export type FinishedRecording = Recording & { readonly state: 'captured' | 'uploading' | 'uploaded' };

export const isFinished = (r: Recording): r is FinishedRecording =>
  r.state === 'captured' || r.state === 'uploading' || r.state === 'uploaded';

/**
 * What can be proved about a recording, as plain JSON: when it was to begin and end and when each file really does
 * (errors in milliseconds, late is positive), what is missing, the files' hashes, the entries, and what people did.
 */
export function certificateOf(r: FinishedRecording): object {
  return {
    recordingId: r.id,
    eventId: r.occurrence.eventId,
    title: r.occurrence.title,
    origin: r.origin,
    scheduled: spanOf(r.occurrence),
    planned: spanOf(r.window),
    because: r.because,
    pauses: r.pauses.map(({ start, end }) => ({ start: toIso(start), end: isoOrNull(end) })),
    stoppedByOperatorAt: isoOrNull(r.stoppedAt),
    gaps: r.gaps.map((gap) => ({ track: gap.trackId, cause: gap.cause, ...spanOf(gap) })),
    tracks: r.tracks.map((track) => ({
      track: track.trackId,
      file: track.file,
      bytes: track.bytes,
      sha256: track.sha256,
      durationMs: track.durationMs,
      ...spanOf(track),
      startErrorMs: track.start - r.window.start,
      endErrorMs: track.end - (r.stoppedAt ?? r.window.end),
      entryId: entryIdOf(r, track.trackId),
    })),
    remarks: 'uploads' in r ? r.uploads.flatMap((u) => u.remarks) : [],
    uploadedAt: r.state === 'uploaded' ? toIso(r.uploadedAt) : null,
    mediaDeletedAt: r.state === 'uploaded' ? isoOrNull(r.deletedAt) : null,
  };
}

const entryIdOf = (r: FinishedRecording, trackId: string): string | null =>
  'uploads' in r ? (r.uploads.find((u) => u.trackId === trackId)?.entryId ?? null) : null;

const spanOf = ({ start, end }: { readonly start: Instant; readonly end: Instant }) => ({
  start: toIso(start),
  end: toIso(end),
});

const isoOrNull = (at: Instant | null): string | null => at && toIso(at);
