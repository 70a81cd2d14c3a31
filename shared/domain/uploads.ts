import type { RecordingEvent } from './fact.ts';
import type { Instant } from './instant.ts';
import type { Track, Upload, UploadStep } from './recording.ts';

/** The uploads of a recording that has just been queued: one for each track, nothing done yet. */
export const newUploads = (tracks: readonly Track[]): readonly Upload[] =>
  tracks.map((track) => ({
    trackId: track.trackId,
    step: 'waiting',
    fileName: null,
    tokenId: null,
    tokenMadeAt: null,
    receipt: null,
    entryId: null,
    parentEntryId: null,
    fault: null,
    remarks: [],
    held: false,
  }));

/** Applies an event of the chain to one upload; events of other tracks leave it alone, holds are for all. */
export function foldUpload(u: Upload, event: RecordingEvent, at: Instant): Upload {
  if (event.type === 'upload-held') return { ...u, held: true };
  if (event.type === 'upload-released') return { ...u, held: false, fault: null };
  if (!('trackId' in event) || event.trackId !== u.trackId) return u;
  const done = (step: UploadStep, more: Partial<Upload> = {}): Upload => ({ ...u, ...more, step, fault: null });
  switch (event.type) {
    case 'token-asked':
      return done('token', { fileName: event.fileName });
    case 'token-made':
      return done('bytes', { tokenId: event.tokenId, tokenMadeAt: at });
    case 'bytes-sent':
      return done(u.entryId === null ? 'entry' : 'content');
    case 'entry-asked':
      return done('entry', { parentEntryId: event.parentEntryId, receipt: event.receipt });
    case 'entry-made':
      return done('content', { entryId: event.entryId });
    case 'content-asked':
      return done('content');
    case 'content-attached':
      return done('processing');
    case 'entry-ready':
      return done('ready');
    case 'token-abandoned':
    case 'track-changed':
      return done('waiting', { tokenId: null, tokenMadeAt: null });
    case 'entry-abandoned':
      return done('waiting', { tokenId: null, tokenMadeAt: null, entryId: null, receipt: null, remarks: [] });
    case 'upload-remarked':
      return { ...u, remarks: [...u.remarks, event.fault] };
    case 'upload-recovered':
      return { ...u, fault: null };
    case 'upload-faulted':
      return { ...u, fault: event.fault };
    default:
      return u;
  }
}
