import { createHash, randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Uploader } from '../../../electron/upload/uploader.ts';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { reached } from '../../support/recording-seen.ts';
import { UploadDevice } from '../../support/upload-device.ts';

const MIB = 1024 * 1024;
/** Bytes of the first chunk, which opens the token. */
const OPENING = 256 * 1024;
const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

let sandbox: Sandbox;
let device: UploadDevice;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: { lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

const uploadsSeen = (): number => sandbox.requests.filter((r) => r.action === 'upload').length;

const stateOf = (uploader: Uploader, id: RecordingId): string | undefined => uploader.progress().get(id)?.[0]?.state;

/** Every chunk after the first waits, so that the test can act in the middle of an upload. */
const stallAfterFirstChunk = (): number =>
  sandbox.faults.arm({
    service: 'uploadToken',
    action: 'upload',
    after: 1,
    times: null,
    effect: { kind: 'delay', ms: 300_000 },
  });

async function expectWhole(recording: Recording): Promise<void> {
  if (recording.state !== 'uploaded') throw new Error(`the recording is ${recording.state}`);
  const media = await sandbox.media(recording.entries[0] ?? '');
  expect([media?.bytes, await media?.sha256()]).toEqual([recording.tracks[0]?.bytes, recording.tracks[0]?.sha256]);
}

const faultOf = (recording: Recording): string => ('fault' in recording ? recording.fault.code : recording.state);

describe('an upload', () => {
  test('that is held sends nothing, and goes on where it was when it is released', async () => {
    const id = await device.record({ camera: 9 * MIB });
    const stall = stallAfterFirstChunk();
    const { uploader, ledger } = device.start();
    await expect.poll(() => uploader.progress().get(id)?.[0]?.bytesAcknowledged).toBe(OPENING);
    ledger.tell(id, { type: 'upload-held' });
    await expect.poll(() => stateOf(uploader, id)).toBe('held');
    sandbox.faults.clear(stall);
    ledger.tell(id, { type: 'upload-released' });
    await expectWhole(await reached(ledger, id, 'uploaded', 'failed'));
    expect(sandbox.state.uploadTokens.size).toBe(2);
  });

  test('goes on after a restart where the server says', async () => {
    const id = await device.record({ camera: 9 * MIB });
    const stall = stallAfterFirstChunk();
    const first = device.start();
    await expect.poll(() => first.uploader.progress().get(id)?.[0]?.bytesAcknowledged).toBe(OPENING);
    await device.stop();
    const before = sandbox.requests.length;
    sandbox.faults.clear(stall);
    const { uploader, ledger } = device.start();
    const seen: number[] = [];
    uploader.onProgress(() => seen.push(uploader.progress().get(id)?.[0]?.bytesAcknowledged ?? 0));
    await expectWhole(await reached(ledger, id, 'uploaded', 'failed'));
    // A chunk whose sender is gone may still be taken when the stall is over: then the server says more.
    const from = seen.filter((bytes) => bytes > 0)[0] ?? 0;
    expect(from).toBeGreaterThanOrEqual(OPENING);
    const again = sandbox.requests.slice(before).filter((r) => r.action === 'upload');
    expect(Math.min(...again.map((r) => Number((r.params as { resumeAt?: unknown }).resumeAt)))).toBe(from);
  });

  test('waits for the network as long as it takes, and says so', async () => {
    const id = await device.record({ camera: 1000 });
    const away = sandbox.faults.arm({ times: null, effect: { kind: 'dropBefore' } });
    const { uploader, ledger } = device.start();
    await expect.poll(() => stateOf(uploader, id)).toBe('waiting-for-network');
    await expect.poll(() => sandbox.requests.length).toBeGreaterThan(3);
    expect(ledger.state().recordings.get(id)).toMatchObject({
      state: 'uploading',
      uploads: [{ fault: { code: 'unreachable' } }],
    });
    sandbox.faults.clear(away);
    await expectWhole(await reached(ledger, id, 'uploaded', 'failed'));
  });

  test('starts over with a new token when the old one is too old', async () => {
    const id = await device.record({ camera: 9 * MIB });
    const stall = stallAfterFirstChunk();
    const { uploader } = device.start();
    await expect.poll(() => uploader.progress().get(id)?.[0]?.bytesAcknowledged).toBe(OPENING);
    await device.stop();
    sandbox.faults.clear(stall);
    sandbox.clock.skewMs = 8 * DAY_MS;
    await expectWhole(await reached(device.start().ledger, id, 'uploaded', 'failed'));
    const statuses = [...sandbox.state.uploadTokens.values()].map((t) => t.status);
    expect(statuses).toEqual([1, 3, 0]);
  });

  test('starts over with a new token when the file changed meanwhile', async () => {
    const id = await device.record({ camera: 9 * MIB });
    const stall = stallAfterFirstChunk();
    const { uploader } = device.start();
    await expect.poll(() => uploader.progress().get(id)?.[0]?.bytesAcknowledged).toBe(OPENING);
    await device.stop();
    sandbox.faults.clear(stall);
    const content = randomBytes(9 * MIB);
    await writeFile(path.join(device.dir, 'rec-1-camera.mp4'), content);
    const recording = await reached(device.start().ledger, id, 'uploaded', 'failed');
    await expectWhole(recording);
    expect('tracks' in recording && recording.tracks[0]?.sha256).toBe(
      createHash('sha256').update(content).digest('hex'),
    );
  });

  test('of a file that is gone fails, and works by a retry when it is back', async () => {
    const id = await device.record({ camera: 1000 });
    const file = path.join(device.dir, 'rec-1-camera.mp4');
    await rename(file, `${file}.away`);
    const { ledger } = device.start();
    expect(faultOf(await reached(ledger, id, 'uploaded', 'failed'))).toBe('file-missing');
    await rename(`${file}.away`, file);
    ledger.tell(id, { type: 'retried' });
    await expectWhole(await reached(ledger, id, 'uploaded'));
  });

  test('that Kaltura cannot process fails, and a retry makes a new entry', async () => {
    sandbox.lifeCycle.outcome = 'errorConverting';
    const id = await device.record({ camera: 1000 });
    const { ledger } = device.start();
    expect(faultOf(await reached(ledger, id, 'uploaded', 'failed'))).toBe('entry-failed');
    sandbox.lifeCycle.outcome = 'ready';
    for (const entry of sandbox.state.entries.values()) entry.status = -1;
    ledger.tell(id, { type: 'retried' });
    await expectWhole(await reached(ledger, id, 'uploaded'));
    expect(sandbox.state.entries.size).toBe(2);
  });

  test('whose entry is deleted before it has content gets another', async () => {
    const id = await device.record({ camera: 1000 });
    sandbox.faults.arm({ service: 'media', action: 'addContent', effect: { kind: 'dropBefore' } });
    const { ledger } = device.start();
    const stop = ledger.onChange(() => {
      const recording = ledger.state().recordings.get(id);
      const fault = recording?.state === 'uploading' ? recording.uploads[0]?.fault : null;
      if (!fault) return;
      stop();
      for (const entry of sandbox.state.entries.values()) entry.status = 3;
    });
    expect(faultOf(await reached(ledger, id, 'uploaded', 'failed'))).toBe('entry-deleted');
    ledger.tell(id, { type: 'retried' });
    await expectWhole(await reached(ledger, id, 'uploaded'));
  });

  test('waits for a person when the app token is disabled', async () => {
    const id = await device.record({ camera: 1000 });
    for (const token of sandbox.state.appTokens.values()) token.status = 1;
    const { uploader, ledger } = device.start();
    await expect.poll(() => stateOf(uploader, id)).toBe('waiting-for-operator');
    expect(ledger.state().recordings.get(id)).toMatchObject({ uploads: [{ fault: { code: 'app-token-disabled' } }] });
  });

  test('waits while the device captures, where that is set', async () => {
    await device.close();
    device = await UploadDevice.make(sandbox, { notWhileCapturing: true });
    const busy = device.capture('rec-0');
    const id = await device.record({ camera: 1000 });
    const { uploader, ledger } = device.start();
    await expect.poll(() => stateOf(uploader, id)).toBe('waiting-for-capture');
    expect(uploadsSeen()).toBe(0);
    ledger.tell(busy, { type: 'cancelled', because: [] });
    await expectWhole(await reached(ledger, id, 'uploaded', 'failed'));
  });

  test('that is taken out of the queue sends nothing more, and goes on where it was when it is put back', async () => {
    const id = await device.record({ camera: 9 * MIB });
    const stall = stallAfterFirstChunk();
    const { uploader, ledger } = device.start();
    await expect.poll(() => uploader.progress().get(id)?.[0]?.bytesAcknowledged).toBe(OPENING);
    ledger.tell(id, { type: 'upload-withdrawn' });
    await expect.poll(() => uploader.progress().size).toBe(0);
    sandbox.faults.clear(stall);
    ledger.tell(id, { type: 'upload-queued' });
    await expectWhole(await reached(ledger, id, 'uploaded', 'failed'));
    expect(sandbox.state.uploadTokens.size).toBe(2);
  });

  test('waits for the end of the quiet hours unless it is wanted now', async () => {
    await device.close();
    const timeOfDay = (ms: number): string => new Date(Date.now() + ms).toISOString().slice(11, 16);
    const quietHours = { from: timeOfDay(-HOUR_MS), to: timeOfDay(HOUR_MS) };
    device = await UploadDevice.make(sandbox, { quietHours });
    const id = await device.record({ camera: 1000 });
    const { uploader, ledger } = device.start();
    await expect.poll(() => stateOf(uploader, id)).toBe('waiting-for-hours');
    expect(uploadsSeen()).toBe(0);
    ledger.tell(id, { type: 'upload-hurried' });
    await expectWhole(await reached(ledger, id, 'uploaded', 'failed'));
  });
});
