import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import type { Uploader } from '../../../electron/upload/uploader.ts';
import type { EntryId, RecordingId } from '../../../shared/domain/ids.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { deliveringUploader } from '../../support/delivery-device.ts';
import { connectTo, type TestConnection } from '../../support/kaltura-connection.ts';
import { lostAnswers } from '../../support/lost-answers.ts';
import { faulted, reached, seen } from '../../support/recording-seen.ts';
import { UploadDevice } from '../../support/upload-device.ts';
import { WebFolder } from '../../support/web-folder.ts';

const id = 'rec-1' as RecordingId;
const STEM = '20260921T140000Z-rec-1';
const TRACKS = { camera: 300_000, screen: 1000 };

let sandbox: Sandbox;
let device: UploadDevice;
let folder: string;
let web: WebFolder;
let connection: TestConnection;
let ledger: Ledger;
let uploader: Uploader | null = null;
beforeEach(() => begin('setrole:CAPTURE_AND_INGEST'));
afterEach(end);

async function begin(sessionPrivileges: string): Promise<void> {
  sandbox = await startSandbox({
    scenario: {
      appTokens: [{ sessionPrivileges }],
      entries: [{ key: 'template', name: 'Template', userId: 'prof@example.edu' }],
      lifeCycle: { convertSeconds: 0 },
    },
  });
  device = await UploadDevice.make(sandbox);
  folder = path.join(device.dir, 'drop');
  await mkdir(folder);
  web = await WebFolder.serve(folder);
  connection = connectTo(sandbox);
}

async function end(): Promise<void> {
  await uploader?.stop();
  uploader = null;
  await connection.close();
  await web.close();
  await device.close();
  await sandbox.close();
}

/** Starts the uploader as a start of the device does, stopping the one that runs. */
async function start(mediaUrl = web.url): Promise<void> {
  await uploader?.stop();
  ledger = device.ledger();
  uploader = deliveringUploader(ledger, {
    place: { kind: 'folder', path: folder },
    settings: { way: 'bulk-upload', mediaUrl },
    api: connection.api,
  });
  uploader.start();
}

const template = (): EntryId => sandbox.keys.entries.get('template') as EntryId;
const jobs = (): readonly string[] => [...sandbox.state.bulkUploads.values()].map((job) => job.fileName);
const made = () => [...sandbox.state.entries.values()].filter((e) => e.id !== template());

/** Exactly one entry of each track, with its bytes, the second below the first. */
async function expectWhole(): Promise<void> {
  const recording = await reached(ledger, id, 'uploaded', 'failed');
  if (recording.state !== 'uploaded') throw new Error(`it is ${recording.state}: ${JSON.stringify(recording)}`);
  const whole = made().filter((e) => e.contentTokenId !== null);
  expect(whole.map((e) => e.id)).toEqual(recording.entries);
  expect(whole.map((e) => e.referenceId)).toEqual(recording.delivery?.files.map((f) => f.referenceId));
  expect(whole[1]?.parentEntryId).toBe(recording.entries[0]);
  for (const [index, { bytes, sha256 }] of recording.tracks.entries()) {
    const media = await sandbox.media(recording.entries[index] ?? '');
    expect([media?.bytes, await media?.sha256()]).toEqual([bytes, sha256]);
  }
  expect(sandbox.bugs).toEqual([]);
}

describe('a recording is submitted as a bulk upload', () => {
  test('and seen through to its entries, which it is the only one to make', async () => {
    await device.record(TRACKS, { templateEntryId: template(), tags: ['a', 'b'] });
    await start();
    await expectWhole();
    expect(jobs()).toEqual([`${STEM}.xml`]);
    const [camera, screen] = made();
    expect([camera?.referenceId, screen?.referenceId]).toEqual([`${STEM}-camera`, `${STEM}-screen`]);
    expect(camera).toMatchObject({ name: 'MATH-123 Linear Algebra', tags: 'a,b', templateEntryId: template() });
    expect(camera?.userId).toBe('prof@example.edu');
    expect(screen?.name).toBe('MATH-123 Linear Algebra (screen)');
    const asked = new Set(sandbox.requests.map((r) => `${r.service}.${r.action}`));
    for (const call of ['media.add', 'media.addcontent', 'uploadtoken.add']) expect(asked).not.toContain(call);
  });

  test('only when its address is known', async () => {
    await device.record(TRACKS);
    await start('');
    await faulted(ledger, id, 'bulk-address-unset');
    expect(jobs()).toEqual([]);
    await start();
    await expectWhole();
  });
});

describe('a lost answer', () => {
  const table = lostAnswers([
    ['baseEntry', 'list', 0],
    ['bulkUpload_bulk', 'list', 0],
    ['media', 'bulkUploadAdd', 0],
    ['baseEntry', 'list', 1],
    ['baseEntry', 'list', 2],
    ['baseEntry', 'get', 0],
  ]);

  test.each(table)('%s at %s.%s (after %i) makes nothing twice', async (_kind, service, action, after, effect) => {
    sandbox.faults.arm({ service, action, after, effect });
    await device.record(TRACKS);
    await start();
    await expectWhole();
    expect(sandbox.faults.list()).toEqual([]);
    expect(jobs()).toEqual([`${STEM}.xml`]);
    expect(made()).toHaveLength(2);
  });

  test('while Kaltura has not begun with it: the job is found by its name', async () => {
    sandbox.batch.hold();
    sandbox.faults.arm({ service: 'media', action: 'bulkUploadAdd', effect: { kind: 'dropAfter' } });
    sandbox.faults.arm({ service: 'bulkUpload_bulk', action: 'get', after: 1, effect: { kind: 'dropBefore' } });
    await device.record(TRACKS);
    await start();
    await faulted(ledger, id, 'unreachable');
    sandbox.batch.release();
    await expectWhole();
    expect(jobs()).toEqual([`${STEM}.xml`]);
  });
});

describe('a bulk upload that does not end well', () => {
  const ends = [
    { status: 6, error: 'Validate files failed on job', code: 'bulk-refused' },
    { status: 10, error: null, code: 'bulk-refused' },
    { status: 7, error: null, code: 'bulk-aborted' },
    { status: 5, error: null, code: 'bulk-incomplete' },
    { status: 12, error: null, code: 'bulk-incomplete' },
  ];
  test.each(ends)('with status $status is told as $code, and submitted anew when wanted', async (ending) => {
    sandbox.batch.hold();
    await device.record(TRACKS);
    await start();
    await waitForJob();
    Object.assign([...sandbox.state.bulkUploads.values()][0] ?? {}, { status: ending.status, error: ending.error });
    const failed = await reached(ledger, id, 'failed');
    const problem = ending.error ?? '';
    expect(failed).toMatchObject({
      fault: { code: ending.code, params: ending.code === 'bulk-refused' ? { problem } : {} },
    });
    expect(made()).toEqual([]);
    sandbox.batch.release();
    ledger.tell(id, { type: 'retried' });
    await expectWhole();
    expect(jobs()).toEqual([`${STEM}.xml`, `${STEM}-2.xml`]);
  });

  test('twice stops twice', async () => {
    sandbox.batch.hold();
    await device.record(TRACKS);
    await start();
    for (const round of [1, 2]) {
      await waitForJob(round);
      Object.assign([...sandbox.state.bulkUploads.values()].at(-1) ?? {}, { status: 7 });
      await reached(ledger, id, 'failed');
      if (round === 1) ledger.tell(id, { type: 'retried' });
    }
    expect(jobs()).toEqual([`${STEM}.xml`, `${STEM}-2.xml`]);
  });

  test('since Kaltura cannot fetch the files: it is told so, and the entries are made anew', async () => {
    await device.record(TRACKS);
    await start('http://127.0.0.1:9/nowhere');
    const failed = await reached(ledger, id, 'failed');
    expect(failed).toMatchObject({ fault: { code: 'entry-failed', params: { status: '-2' } } });
    await start();
    ledger.tell(id, { type: 'retried' });
    await expectWhole();
  });

  test('one of two tracks has no entry: only that one is submitted anew', async () => {
    await device.record(TRACKS);
    sandbox.lifeCycle.convertSeconds = 3600;
    await start();
    await waitForJob();
    await sandbox.batch.settled();
    expect(made().map((e) => e.contentTokenId !== null)).toEqual([true, true]);
    Object.assign(made()[1] ?? {}, { status: -1 });
    sandbox.lifeCycle.convertSeconds = 0;
    await reached(ledger, id, 'failed');
    ledger.tell(id, { type: 'retried' });
    const recording = await reached(ledger, id, 'uploaded', 'failed');
    expect(recording.state).toBe('uploaded');
    expect(made()[1]?.status).toBe(-1);
    expect(made().map((e) => e.referenceId)).toEqual([`${STEM}-camera`, `${STEM}-screen`, `${STEM}-screen-2`]);
    expect(made()[2]?.parentEntryId).toBe(made()[0]?.id);
  });
});

describe('an entry that is shorter than its track', () => {
  const LENGTH = { msDuration: 3_600_500 };

  test('is told, and made anew when wanted', async () => {
    await device.record(TRACKS);
    sandbox.lifeCycle.convertSeconds = 3600;
    await start();
    await waitForJob();
    await sandbox.batch.settled();
    expect(made().map((e) => e.contentTokenId !== null)).toEqual([true, true]);
    Object.assign(made()[0] ?? {}, LENGTH);
    Object.assign(made()[1] ?? {}, { msDuration: 3_000_000 });
    sandbox.lifeCycle.convertSeconds = 0;
    const failed = await reached(ledger, id, 'failed');
    const params = { entryId: made()[1]?.id, received: 3000, expected: 3600 };
    expect(failed).toMatchObject({ fault: { code: 'entry-length-differs', params } });
    ledger.tell(id, { type: 'retried' });
    const { entries } = await reached(ledger, id, 'uploaded');
    expect(entries).toEqual([made()[0]?.id, made()[2]?.id]);
  });
});

describe('the role for capture devices', () => {
  beforeEach(async () => {
    await end();
    await begin('setrole:CAPTURE_DEVICE_ROLE');
  });

  test('may not submit: that is said by the name of the right, and nothing is submitted', async () => {
    await device.record(TRACKS);
    await start();
    await faulted(ledger, id, 'bulk-forbidden');
    const recording = ledger.state().recordings.get(id);
    expect(recording).toMatchObject({
      state: 'uploading',
      uploads: [{ fault: { params: { action: 'baseentry->list' } } }, {}],
    });
    expect(jobs()).toEqual([]);
  });
});

/** Resolves when Kaltura has taken the nth bulk upload, by what the journal says. */
async function waitForJob(number = 1): Promise<void> {
  await seen(ledger, id, ({ delivery }) => delivery?.bulk?.number === number && delivery.bulk.jobId !== null);
}
