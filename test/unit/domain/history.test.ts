import { expect, test } from 'vitest';
import type { Fact, RecordingEvent } from '../../../shared/domain/fact.ts';
import { historyOf } from '../../../shared/domain/history.ts';
import type { RecordingId, TrackId, UploadTokenId } from '../../../shared/domain/ids.ts';
import { fault } from '../../../shared/faults/fault.ts';
import { at } from '../../support/occurrences.ts';

const mine = 'r1' as RecordingId;
const other = 'r2' as RecordingId;
const trackId = 'camera' as TrackId;
const fact = (time: string, event: RecordingEvent, recordingId = mine): Fact => ({
  at: at(time),
  recordingId,
  ...event,
});

test('the history of a recording tells its causes with times, and leaves out the steps in between', () => {
  const lost = fault('source-lost', { source: 'Camera', time: '13:20' });
  const causes = historyOf(
    [
      fact('13:00', { type: 'capture-began' }),
      fact('13:01', { type: 'capture-began' }, other),
      fact('13:20', { type: 'part-ended', trackId, number: 1, end: at('13:20') }),
      fact('13:20', { type: 'interrupted', fault: lost, resumeUntil: at('14:00') }),
      fact('13:30', { type: 'stopped', stoppedAt: at('13:30') }),
      fact('13:31', { type: 'token-made', trackId, tokenId: 't' as UploadTokenId }),
      fact('13:32', { type: 'stopped', stoppedAt: at('13:32'), because: [{ why: 'cancelled' }] }),
    ],
    mine,
  );
  expect(causes.map((c) => [c.at, c.what, c.trackId, c.fault?.code ?? null, c.by])).toEqual([
    [at('13:00'), 'capture-began', null, null, null],
    [at('13:20'), 'part-ended', 'camera', null, null],
    [at('13:20'), 'interrupted', null, 'source-lost', null],
    [at('13:30'), 'stopped', null, null, 'operator'],
    [at('13:32'), 'stopped', null, null, 'schedule'],
  ]);
});
