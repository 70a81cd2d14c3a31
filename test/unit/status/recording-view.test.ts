import { describe, expect, it } from 'vitest';
import { recordingView } from '../../../electron/status/recording-view.ts';
import type { Recording, Upload } from '../../../shared/domain/recording.ts';
import { newUploads } from '../../../shared/domain/uploads.ts';
import { fault } from '../../../shared/faults/fault.ts';
import { at, frame, track } from '../../support/occurrences.ts';

const tracks = [track('camera'), track('screen')];
const uploads = (change: Partial<Upload>): readonly Upload[] =>
  newUploads(tracks, at('15:01')).map((u, i) => (i === 0 ? { ...u, ...change } : u));
const uploading = (change: Partial<Upload>): Recording => ({
  ...{ ...frame(), state: 'uploading', tracks, gaps: [], uploads: uploads(change) },
});
const failed = (change: Partial<Upload>): Recording => ({
  ...{ ...frame(), state: 'failed', stage: 'upload', fault: fault('entry-deleted', { entryId: '1_a' }), retryAt: null },
  ...{ parts: [], tracks, gaps: [], uploads: uploads(change) },
});
const noTemplate = { step: 'content', fault: fault('template-ignored') } as const;

describe('a retry is offered', () => {
  it.each<[string, boolean, Recording]>([
    ['once a recording has failed', true, failed({})],
    ['where an upload waits after a fault', true, uploading({ fault: fault('rate-limited') })],
    ['not where nothing went wrong', false, uploading({})],
    ['not for what is held: it is let go on', false, failed({ held: true, fault: fault('rate-limited') })],
    ['not for what is held on its way', false, uploading({ held: true, fault: fault('rate-limited') })],
    ['not where a choice about the template is owed', false, failed(noTemplate)],
    ['not where it is owed and the other track goes on', false, uploading(noTemplate)],
    [
      'not for an upload that came through with a remark',
      false,
      {
        ...frame(),
        state: 'uploaded',
        tracks,
        gaps: [],
        ...{ uploads: uploads({}), entries: [] },
        uploadedAt: at('15:30'),
        deletedAt: null,
      },
    ],
  ])('%s', (_, isOffered, recording) => {
    expect(recordingView(recording, []).canRetry).toBe(isOffered);
  });
});
