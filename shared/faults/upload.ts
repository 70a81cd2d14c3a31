import type { FaultText } from './fault.ts';

/** Faults of the upload chain. */
export const UPLOAD_FAULTS = {
  'template-ignored': {
    stage: 'upload',
    retry: 'operator',
    what: 'Kaltura did not use template entry {templateEntryId} for "{title}".',
    does: 'The recording is uploaded without the template; its owner and categories may be wrong.',
    todo: 'Check the template entry in Kaltura, then correct the entry {entryId}.',
  },
  'file-missing': {
    stage: 'upload',
    retry: 'operator',
    what: 'The file {file} is not there any more.',
    does: 'Lectern cannot upload it.',
    todo: 'Put the file back and retry.',
    remedy: 'retry-upload',
  },
  'entry-failed': {
    stage: 'upload',
    retry: 'operator',
    what: 'Kaltura could not process entry {entryId} (status {status}).',
    does: 'Lectern keeps the file.',
    todo: 'Ask your Kaltura administrator, or upload it again.',
    remedy: 'retry-upload',
  },
  'content-mismatch': {
    stage: 'upload',
    retry: 'later',
    what: 'Kaltura holds {received} of {expected} bytes of track {track}.',
    does: 'Lectern keeps the file and sends it again.',
    todo: '',
  },
} as const satisfies Record<string, FaultText>;
