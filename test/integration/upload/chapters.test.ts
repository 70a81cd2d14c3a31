import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingId, TrackId } from '../../../shared/domain/ids.ts';
import type { Gap, Recording } from '../../../shared/domain/recording.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { at } from '../../support/occurrences.ts';
import { reached } from '../../support/recording-seen.ts';
import { UploadDevice } from '../../support/upload-device.ts';

const camera = 'camera' as TrackId;
const GAPS: readonly Gap[] = [
  { trackId: camera, start: at('14:10'), end: at('14:10:06'), cause: 'source-lost' },
  { trackId: camera, start: at('14:30'), end: at('14:40'), cause: 'paused' },
];

let sandbox: Sandbox;
let device: UploadDevice;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: { lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox, { markChapters: true });
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

const record = (): Promise<RecordingId> => device.record({ camera: 1000, screen: 1000 }, {}, 'rec-1', GAPS);
const uploaded = async (id: RecordingId): Promise<Recording> =>
  reached(device.start().ledger, id, 'uploaded', 'failed');
const chapters = (): unknown[] =>
  [...sandbox.state.cuePoints.values()].map((c) => [c.entryId, c.subType, c.startTime, c.title]);

test('gaps of a track become chapters of its entry, where the file has them', async () => {
  const recording = await uploaded(await record());
  const entry = 'entries' in recording ? recording.entries[0] : null;
  expect(chapters()).toEqual([
    [entry, 2, 0, '14:00:00'],
    [entry, 2, 600_000, 'Gap 14:10:00–14:10:06'],
    [entry, 2, 606_000, '14:10:06'],
    [entry, 2, 1_800_000, '14:40:00'],
  ]);
});

test('a Kaltura that takes none is asked once, and the recording is uploaded all the same', async () => {
  sandbox.faults.arm({
    service: 'cuePoint_cuePoint',
    action: 'add',
    times: 10,
    effect: { kind: 'apiError', code: 'SERVICE_FORBIDDEN', args: ['cuePoint_cuePoint->add'] },
  });
  const recording = await uploaded(await record());
  expect(recording.state).toBe('uploaded');
  expect('uploads' in recording && recording.uploads.flatMap((u) => u.remarks)).toEqual([]);
  expect(sandbox.requests.filter((r) => r.service.toLowerCase() === 'cuepoint_cuepoint')).toHaveLength(1);
});

test('nothing is marked where the settings do not ask for it', async () => {
  await device.close();
  device = await UploadDevice.make(sandbox);
  expect((await uploaded(await record())).state).toBe('uploaded');
  expect(chapters()).toEqual([]);
});
