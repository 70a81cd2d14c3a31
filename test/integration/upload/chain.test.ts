import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import type { EntryId, RecordingId } from '../../../shared/domain/ids.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { lostAnswers } from '../../support/lost-answers.ts';
import { reached } from '../../support/recording-seen.ts';
import { UploadDevice } from '../../support/upload-device.ts';

let sandbox: Sandbox;
let device: UploadDevice;
beforeEach(async () => {
  sandbox = await startSandbox({
    scenario: { entries: [{ key: 'template', name: 'Template' }], lifeCycle: { convertSeconds: 0 } },
  });
  device = await UploadDevice.make(sandbox);
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

/** The first is sent in three requests (opening, rest, commit), the second in one. */
const TRACKS = { camera: 300_000, screen: 1000 };

/** Each track is in exactly one entry that has content, with the right bytes; the second below the first. */
async function expectWhole(recording: Recording): Promise<void> {
  if (recording.state !== 'uploaded') throw new Error(`the recording is ${recording.state}`);
  const withContent = [...sandbox.state.entries.values()].filter((e) => e.contentTokenId !== null);
  expect(withContent.map((e) => e.id)).toEqual(recording.entries);
  for (const [index, track] of recording.tracks.entries()) {
    const media = await sandbox.media(recording.entries[index] ?? '');
    expect([media?.bytes, await media?.sha256()]).toEqual([track.bytes, track.sha256]);
  }
  const parents = recording.entries.map((id) => sandbox.state.entries.get(id)?.parentEntryId ?? null);
  expect(parents).toEqual([null, recording.entries[0]]);
}

const bareEntries = (): number =>
  [...sandbox.state.entries.values()].filter((e) => e.contentTokenId === null && e.name !== 'Template').length;

describe('the chain', () => {
  test('makes one entry per track with the right bytes, named as the event, after its template', async () => {
    const templateEntryId = sandbox.keys.entries.get('template') as EntryId;
    const id = await device.record({ camera: 40_000_000, screen: 1000 }, { templateEntryId });
    const { ledger, uploader } = device.start();
    const recording = await reached(ledger, id, 'uploaded', 'failed');
    await expectWhole(recording);
    const names = [...sandbox.state.entries.values()].slice(1).map((e) => [e.name, e.templateEntryId]);
    expect(names).toEqual([
      ['MATH-123 Linear Algebra', templateEntryId],
      ['MATH-123 Linear Algebra (screen)', templateEntryId],
    ]);
    expect(bareEntries()).toBe(0);
    await expect.poll(() => uploader.progress().size).toBe(0);
  });
});

describe('a template that the server ignored', () => {
  const gone = { templateEntryId: '1_gone0000' as EntryId };
  const remarksOf = (r: Recording) => ('uploads' in r ? r.uploads.flatMap((u) => u.remarks) : []);
  const asked = async (): Promise<{ readonly id: RecordingId; readonly ledger: Ledger }> => {
    const id = await device.record(TRACKS, gone);
    const { ledger } = device.start();
    const recording = await reached(ledger, id, 'uploaded', 'failed');
    expect(recording).toMatchObject({
      state: 'failed',
      fault: { code: 'template-ignored', params: { templateEntryId: '1_gone0000' } },
      retryAt: null,
    });
    expect([...sandbox.state.entries.values()].every((e) => e.contentTokenId === null)).toBe(true);
    return { id, ledger };
  };

  test('is not filled before the operator has chosen, not even after a restart or a retry', async () => {
    const { id } = await asked();
    await device.stop();
    const { ledger } = device.start();
    ledger.tell(id, { type: 'retried' });
    expect((await reached(ledger, id, 'uploaded', 'failed')).state).toBe('failed');
    expect(bareEntries()).toBe(1);
  });

  test('is done without when the operator keeps the entry', async () => {
    const { id, ledger } = await asked();
    ledger.tell(id, { type: 'template-chosen', choice: { keep: true } });
    const recording = await reached(ledger, id, 'uploaded');
    await expectWhole(recording);
    expect(bareEntries()).toBe(0);
  });

  test('is replaced by another one, whose entry gets the bytes that are there already', async () => {
    const { id, ledger } = await asked();
    const templateEntryId = sandbox.keys.entries.get('template') as EntryId;
    const before = sandbox.requests.filter((r) => r.action === 'upload').length;
    ledger.tell(id, { type: 'template-chosen', choice: { keep: false, templateEntryId } });
    const recording = await reached(ledger, id, 'uploaded', 'failed');
    await expectWhole(recording);
    const made = 'entries' in recording ? recording.entries.map((e) => sandbox.state.entries.get(e)) : [];
    expect(made.map((e) => e?.templateEntryId)).toEqual([templateEntryId, templateEntryId]);
    // Only the second track is sent after the choice.
    expect(sandbox.requests.filter((r) => r.action === 'upload').length - before).toBe(1);
  });

  test('is only remarked upon where the settings say so', async () => {
    await device.close();
    device = await UploadDevice.make(sandbox, { withoutTemplate: true });
    const id = await device.record({ camera: 100 }, gone);
    const recording = await reached(device.start().ledger, id, 'uploaded', 'failed');
    expect(recording.state).toBe('uploaded');
    expect(remarksOf(recording)).toMatchObject([{ code: 'template-ignored' }]);
  });
});

describe('the event in Kaltura', () => {
  const uploadFor = async (eventId: number): Promise<Recording> => {
    await device.close();
    device = await UploadDevice.make(sandbox, { writeBackEntryIds: true });
    const id = await device.record(TRACKS, { eventId: String(eventId) as never });
    return reached(device.start().ledger, id, 'uploaded', 'failed');
  };
  const lecture = { summary: 'Algebra', startsInSeconds: -60, lastsSeconds: 30, resources: ['room'] };

  test('is told the entries where that is set, and keeps those it has', async () => {
    const eventId = sandbox.schedule.add(lecture);
    sandbox.schedule.edit(eventId, { entryIds: '1_earlier0' });
    const recording = await uploadFor(eventId);
    const entries = 'entries' in recording ? recording.entries : [];
    expect(sandbox.schedule.get(eventId).entryIds).toBe(['1_earlier0', ...entries].join(','));
  });

  test('is left alone when it is a series', async () => {
    const recurrence = { frequency: 'days', count: 2, timeZone: 'UTC' } as const;
    const seriesId = sandbox.schedule.add({ ...lecture, recurrence });
    expect((await uploadFor(seriesId)).state).toBe('uploaded');
    expect(sandbox.schedule.get(seriesId).entryIds ?? null).toBeNull();
  });

  test('that cannot be told spoils nothing, and it is said', async () => {
    const eventId = sandbox.schedule.add(lecture);
    sandbox.faults.arm({
      service: 'schedule_scheduleEvent',
      action: 'update',
      effect: { kind: 'status', status: 500 },
    });
    const recording = await uploadFor(eventId);
    await expectWhole(recording);
    expect('uploads' in recording && recording.uploads[0]?.remarks).toMatchObject([{ code: 'write-back-failed' }]);
  });
});

describe('a lost answer', () => {
  const table = lostAnswers([
    ['session', 'startWidgetSession', 0],
    ['appToken', 'startSession', 0],
    ['uploadToken', 'add', 0],
    ['uploadToken', 'get', 0],
    ['uploadToken', 'upload', 0],
    ['uploadToken', 'upload', 1],
    ['uploadToken', 'upload', 2],
    ['uploadToken', 'upload', 3],
    ['media', 'add', 0],
    ['media', 'addContent', 0],
    ['baseEntry', 'get', 0],
    ['uploadToken', 'add', 2],
    ['media', 'add', 1],
    ['media', 'addContent', 1],
  ]);

  test.each(table)('%s at %s.%s (after %i)', async (_kind, service, action, after, effect) => {
    sandbox.faults.arm({ service, action, after, effect });
    const id = await device.record(TRACKS);
    const recording = await reached(device.start().ledger, id, 'uploaded', 'failed');
    expect(sandbox.faults.list()).toEqual([]);
    await expectWhole(recording);
    expect(bareEntries()).toBe(0);
    expect(sandbox.bugs).toEqual([]);
  });
});
