import type { Cause } from '../../domain/history.ts';

const what: Readonly<Record<Cause['what'], string>> = {
  'recording-opened': 'The recording was opened',
  'capture-began': 'Capture began',
  'part-began': 'The source delivers',
  'part-ended': 'The source ended',
  'window-moved': 'Its time was moved',
  paused: 'Paused by the operator',
  resumed: 'Continued by the operator',
  stopped: 'Stopped',
  'stop-undone': 'The stop was taken back',
  interrupted: 'Interrupted',
  captured: 'The files were joined and verified',
  'broadcast-began': 'The push to viewers began',
  'broadcast-ended': 'The push to viewers ended',
  'upload-queued': 'Put into the queue for upload',
  'upload-held': 'The upload was paused by the operator',
  'upload-released': 'The upload went on',
  'upload-faulted': 'The upload met a fault',
  'upload-recovered': 'The upload recovered',
  uploaded: 'Everything is in Kaltura',
  failed: 'Failed',
  retried: 'Tried again',
  missed: 'Missed',
  skipped: 'Not recorded',
  cancelled: 'Cancelled',
  'media-deleted': 'The files on this PC were deleted',
};

/** What happened to a recording, and when. */
export const history = {
  title: 'What happened, and when',
  what,
  by: { schedule: 'by the schedule', operator: 'by the operator' },
  to: (span: string) => `to ${span}`,
};
