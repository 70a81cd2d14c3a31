import type { Recording, Track, Upload } from '../../shared/domain/recording.ts';
import type { TrackProgress } from '../../shared/domain/upload-progress.ts';
import { isHurried, type UploadingRecording } from '../../shared/domain/upload-queue.ts';
import { lacksTemplate } from '../../shared/domain/uploads.ts';
import type { QueueView, RecordingView, TrackView } from '../../shared/ipc/snapshot.ts';

/** A recording as the lists show it. */
export function recordingView(
  r: Recording,
  progress: readonly TrackProgress[],
  queue: readonly UploadingRecording[] = [],
): RecordingView {
  const tracks = 'tracks' in r ? r.tracks : [];
  const uploads = 'uploads' in r ? r.uploads : [];
  const rates = progress.map((p) => p.bytesPerSecond).filter((rate) => rate !== null);
  return {
    id: r.id,
    eventId: r.occurrence.eventId,
    title: r.occurrence.title,
    state: r.state,
    origin: r.origin,
    start: r.window.start,
    end: r.window.end,
    scheduled: { start: r.occurrence.start, end: r.occurrence.end },
    dir: r.dir,
    durationMs: tracks.length > 0 ? Math.max(...tracks.map((t) => t.durationMs)) : null,
    bytes: tracks.length > 0 ? tracks.reduce((sum, t) => sum + t.bytes, 0) : null,
    gaps: 'gaps' in r ? r.gaps : [],
    tracks: trackViews(r, tracks, uploads, progress),
    fault: faultOf(r, uploads),
    progress: shareDone(r, tracks, uploads, progress),
    bytesPerSecond: rates.length > 0 ? rates.reduce((a, b) => a + b, 0) : null,
    etaMs: progress.reduce<number | null>((eta, p) => (p.etaMs === null ? eta : (eta ?? 0) + p.etaMs), null),
    held: uploads.some((u) => u.held),
    queue: r.state === 'uploading' ? queueView(r, progress, queue) : null,
    wantsTemplate: 'uploads' in r && uploads.some(lacksTemplate),
    canUpload: r.state === 'captured' && tracks.length > 0,
    canRetry: canRetry(r, uploads),
    because: r.because,
    handedOver: r.delivery ? { place: r.delivery.place, sheet: r.delivery.sheet } : null,
  };
}

/** What is held goes on by its release, and what lacks its template by a choice: a retry would change nothing there. */
function canRetry({ state }: Recording, uploads: readonly Upload[]): boolean {
  if (uploads.some((u) => u.held)) return false;
  if (state === 'failed') return !uploads.some(lacksTemplate);
  return state === 'uploading' && uploads.some((u) => u.fault !== null && !lacksTemplate(u));
}

/** What an upload does or waits for: that of the track whose turn it is. Contents of all come before processing of one. */
function queueView(
  r: UploadingRecording,
  progress: readonly TrackProgress[],
  queue: readonly UploadingRecording[],
): QueueView {
  const turn = r.uploads.find((u) => u.step !== 'processing' && u.step !== 'ready');
  const current = progress.find((p) => (turn ? p.trackId === turn.trackId : p.state !== 'done'));
  const place = queue.findIndex((other) => other.id === r.id);
  return {
    activity: current?.state ?? 'queued',
    until: current?.until ?? null,
    isHurried: isHurried(r),
    canMoveUp: place > 0,
    canMoveDown: place >= 0 && place < queue.length - 1,
  };
}

function trackViews(
  r: Recording,
  tracks: readonly Track[],
  uploads: readonly Upload[],
  progress: readonly TrackProgress[],
): readonly TrackView[] {
  return r.trackIds.map((trackId) => {
    const track = tracks.find((t) => t.trackId === trackId);
    const upload = uploads.find((u) => u.trackId === trackId);
    return {
      trackId,
      file: track?.file ?? null,
      bytes: track?.bytes ?? null,
      step: upload?.step ?? null,
      entryId: upload?.entryId ?? null,
      bytesAcknowledged: acknowledged(track, upload, progress),
    };
  });
}

/** Bytes that Kaltura has: all of them once the chain is past them, else what the uploader counts. */
function acknowledged(
  track: Track | undefined,
  upload: Upload | undefined,
  progress: readonly TrackProgress[],
): number | null {
  if (!track || !upload) return null;
  if (BYTES_SENT.has(upload.step)) return track.bytes;
  return progress.find((p) => p.trackId === track.trackId)?.bytesAcknowledged ?? 0;
}

const BYTES_SENT: ReadonlySet<Upload['step']> = new Set(['entry', 'content', 'processing', 'ready', 'delivered']);

function shareDone(
  r: Recording,
  tracks: readonly Track[],
  uploads: readonly Upload[],
  progress: readonly TrackProgress[],
): number | null {
  if (r.state === 'uploaded' || r.state === 'delivered') return 1;
  if (uploads.length === 0) return null;
  const total = tracks.reduce((sum, t) => sum + t.bytes, 0);
  const sent = tracks.reduce((sum, t) => {
    const upload = uploads.find((u) => u.trackId === t.trackId);
    return sum + (acknowledged(t, upload, progress) ?? 0);
  }, 0);
  return total === 0 ? 0 : Math.min(1, sent / total);
}

const faultOf = (r: Recording, uploads: readonly Upload[]): RecordingView['fault'] =>
  'fault' in r
    ? r.fault
    : (uploads.find((u) => u.fault !== null)?.fault ?? uploads.flatMap((u) => u.remarks)[0] ?? null);
