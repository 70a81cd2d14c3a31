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
  'file-changed': {
    stage: 'upload',
    retry: 'now',
    what: 'The file {file} changed while it was uploaded.',
    does: 'Lectern starts its upload over.',
    todo: '',
  },
  'file-unreadable': {
    stage: 'upload',
    retry: 'later',
    what: 'The file {file} cannot be read ({problem}).',
    does: 'Lectern tries again.',
    todo: 'Check the disk and the rights of the file.',
    remedy: 'open-folder',
  },
  'file-type-refused': {
    stage: 'upload',
    retry: 'operator',
    what: 'This Kaltura account does not take files of the kind of {file}.',
    does: 'Lectern keeps the file.',
    todo: 'Ask your Kaltura administrator to allow this type, then retry.',
    remedy: 'retry-upload',
  },
  'token-dead': {
    stage: 'upload',
    retry: 'now',
    what: 'Kaltura gave up the unfinished upload of track {track}.',
    does: 'Lectern starts it over.',
    todo: '',
  },
  'entry-deleted': {
    stage: 'upload',
    retry: 'operator',
    what: 'Entry {entryId} was deleted in Kaltura.',
    does: 'Lectern keeps the file.',
    todo: 'To have it in Kaltura again, retry the upload.',
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
