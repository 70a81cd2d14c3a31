import { toIso, type Instant } from '../../shared/domain/instant.ts';
import type { Certificate } from '../../shared/domain/certificate.ts';
import type { Recording, Track, Upload } from '../../shared/domain/recording.ts';

/** Name of the certificate within the folder of its recording. It stays when the media is deleted. */
export const CERTIFICATE_FILE = 'certificate.json';

/** A recording that has finished files. */
export type FinishedRecording = Recording & { readonly state: 'captured' | 'uploading' | 'delivered' | 'uploaded' };

export const isFinished = (r: Recording): r is FinishedRecording =>
  r.state === 'captured' || r.state === 'uploading' || r.state === 'delivered' || r.state === 'uploaded';

/** What can be proved about a recording: its times and errors, what is missing, its files, entries, and what people did. */
export function certificateOf(r: FinishedRecording): Certificate {
  return {
    recordingId: r.id,
    eventId: r.occurrence.eventId,
    title: r.occurrence.title,
    origin: r.origin,
    scheduled: spanOf(r.occurrence),
    planned: spanOf(r.window),
    because: [...r.because],
    pauses: r.pauses.map(({ start, end }) => ({ start: toIso(start), end: isoOrNull(end) })),
    stoppedByOperatorAt: isoOrNull(r.stoppedAt),
    gaps: r.gaps.map((gap) => ({ track: gap.trackId, cause: gap.cause, ...spanOf(gap) })),
    tracks: r.tracks.map((track) => trackOf(r, track)),
    operatorActs: (r.acts ?? []).map(({ at, act }) => ({ at: toIso(at), act })),
    remarks: uploadsOf(r).flatMap((u) => u.remarks),
    handedOver: r.delivery ? { to: r.delivery.place, sheet: r.delivery.sheet, files: [...r.delivery.files] } : null,
    deliveredAt: r.state === 'delivered' ? toIso(r.deliveredAt) : null,
    uploadedAt: r.state === 'uploaded' ? toIso(r.uploadedAt) : null,
    mediaDeletedAt: r.state === 'uploaded' ? isoOrNull(r.deletedAt) : null,
  };
}

function trackOf(r: FinishedRecording, track: Track): Certificate['tracks'][number] {
  const upload = uploadsOf(r).find((u) => u.trackId === track.trackId);
  const observed = r.observed?.find((o) => o.trackId === track.trackId);
  return {
    track: track.trackId,
    file: track.file,
    bytes: track.bytes,
    sha256: track.sha256,
    durationMs: track.durationMs,
    ...spanOf(track),
    startErrorMs: track.start - r.window.start,
    endErrorMs: track.end - (r.stoppedAt ?? r.window.end),
    silentShare: shareOf(observed?.silentMs, observed?.heardMs),
    blackShare: shareOf(observed?.blackMs, observed?.seenMs),
    entryId: upload?.entryId ?? null,
    uploadBeganAt: isoOrNull(upload?.tokenMadeAt ?? null),
    bytesSentAt: isoOrNull(upload?.sentAt ?? null),
    readyAt: isoOrNull(upload?.readyAt ?? null),
  };
}

const uploadsOf = (r: FinishedRecording): readonly Upload[] =>
  'uploads' in r ? r.uploads : r.state === 'captured' ? (r.withdrawn ?? []) : [];

const shareOf = (part = 0, whole = 0): number | null => (whole > 0 ? Math.round((part / whole) * 1e4) / 1e4 : null);

const spanOf = ({ start, end }: { readonly start: Instant; readonly end: Instant }) => ({
  start: toIso(start),
  end: toIso(end),
});

const isoOrNull = (at: Instant | null): string | null => at && toIso(at);
