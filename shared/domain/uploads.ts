import type { RecordingEvent } from './fact.ts';
import type { Instant } from './instant.ts';
import type { HeadStart, TemplateChoice, Track, Upload, UploadStep } from './recording.ts';

/** The uploads of a recording that has just been queued: one for each track, as far as it came while it was captured. */
export const newUploads = (
  tracks: readonly Track[],
  queuedAt: Instant,
  headStarts: readonly HeadStart[] = [],
): readonly Upload[] =>
  tracks.map(({ trackId }) => ({
    trackId,
    ...begunBy(headStarts.find((h) => h.trackId === trackId)),
    receipt: null,
    entryId: null,
    parentEntryId: null,
    fault: null,
    remarks: [],
    queuedAt,
    sentAt: null,
    readyAt: null,
    held: false,
    hurried: false,
    template: null,
  }));

function begunBy(
  headStart: HeadStart | undefined,
): Pick<Upload, 'step' | 'fileName' | 'tokenId' | 'tokenMadeAt' | 'promise'> {
  if (!headStart) return { step: 'waiting', fileName: null, tokenId: null, tokenMadeAt: null };
  const { fileName, tokenId, tokenMadeAt, promise } = headStart;
  return { step: tokenId === null ? 'token' : 'bytes', fileName, tokenId, tokenMadeAt, ...(promise && { promise }) };
}

/** Applies an event of the chain to one upload; events of other tracks leave it alone, holds are for all. */
export function foldUpload(u: Upload, event: RecordingEvent, at: Instant): Upload {
  if (event.type === 'upload-held') return { ...u, held: true, hurried: false };
  if (event.type === 'upload-hurried') return { ...goingOn(u), hurried: true };
  if (event.type === 'template-chosen') return chosenTemplate(u, event.choice);
  if (event.type === 'upload-released') return goingOn(u);
  if (!('trackId' in event) || event.trackId !== u.trackId) return u;
  const done = (step: UploadStep, more: Partial<Upload> = {}): Upload => ({ ...u, ...more, step, fault: null });
  switch (event.type) {
    case 'token-asked':
      return done('token', { fileName: event.fileName });
    case 'token-made':
      return done('bytes', { tokenId: event.tokenId, tokenMadeAt: at });
    case 'promise-kept':
      return withoutPromise(u);
    case 'bytes-sent':
      return done(u.entryId === null ? 'entry' : 'content', { sentAt: at });
    case 'entry-asked':
      return done('entry', { parentEntryId: event.parentEntryId, receipt: event.receipt });
    case 'entry-made':
      return done('content', { entryId: event.entryId });
    case 'content-asked':
      return done('content');
    case 'content-attached':
      return done('processing');
    case 'entry-ready':
      return done('ready', { readyAt: at });
    case 'media-delivered':
      return done('delivered');
    case 'entry-found':
      return done('ready', { entryId: event.entryId, readyAt: at });
    case 'token-abandoned':
    case 'track-changed':
      return withoutPromise(done('waiting', { tokenId: null, tokenMadeAt: null }));
    case 'entry-abandoned':
      return done('waiting', { tokenId: null, tokenMadeAt: null, entryId: null, receipt: null, remarks: [] });
    case 'chapters-asked':
      return { ...u, chaptersAsked: true };
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

const withoutPromise = ({ promise: _, ...u }: Upload): Upload => u;

/** Whether the chain of this track waits for the operator to say what to do about its template. */
export const lacksTemplate = (u: Upload): boolean => u.step === 'content' && u.fault?.code === 'template-ignored';

/** Not held any more. A choice that the operator owes is still owed. */
const goingOn = (u: Upload): Upload => ({ ...u, held: false, fault: lacksTemplate(u) ? u.fault : null });

/** An entry that was made without the wanted template is kept, or given up for another one. */
function chosenTemplate(u: Upload, template: TemplateChoice): Upload {
  if (!lacksTemplate(u)) return { ...u, template };
  if (template.keep) return { ...u, template, fault: null };
  return { ...u, template, fault: null, step: 'entry', entryId: null, receipt: null };
}
