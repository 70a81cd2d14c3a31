import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { KalturaApi } from '../../../electron/kaltura/api.ts';
import { checked } from '../../../electron/kaltura/checked.ts';
import { KalturaRefusal } from '../../../electron/kaltura/refusal.ts';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import { certificateOf, isFinished } from '../../../electron/upload/certificate.ts';
import { Certificates } from '../../../electron/upload/certificates.ts';
import { disposals } from '../../../electron/upload/disposal.ts';
import { Retention } from '../../../electron/upload/retention.ts';
import { certificateSchema } from '../../../shared/domain/certificate.ts';
import type { EntryId, RecordingId, TrackId, UploadTokenId } from '../../../shared/domain/ids.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { uploadSchema, type UploadSettings } from '../../../shared/settings/upload.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { at, frame, track } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

const DAY_MS = 24 * 3600 * 1000;
const never = new AbortController().signal;
const camera = 'camera' as TrackId;

let clock: FakeClock;
let ledger: JournalLedger;
let files: MemoryFiles;
beforeEach(() => {
  clock = new FakeClock(at('16:00'));
  ledger = new JournalLedger(new MemoryJournal(), clock);
  files = new MemoryFiles();
});

/** A recording of 1000 bytes; `steps` says how far its upload is. `isFetched`: by Kaltura from a folder. */
function record(
  name: string,
  steps: 'captured' | 'attached' | 'uploaded',
  user: string | null = null,
  isFetched = false,
): RecordingId {
  const id = name as RecordingId;
  const file = `/recordings/${name}/camera.mp4`;
  files.write(file, 'x'.repeat(1000));
  files.write(`/recordings/${name}/parts.txt`, 'parts');
  const entryId = `1_${name}` as EntryId;
  ledger.tell(
    id,
    { type: 'recording-opened', frame: frame({ id, dir: `/recordings/${name}`, trackIds: [camera] }) },
    { type: 'capture-began' },
    { type: 'joining-began' },
    { type: 'captured', tracks: [track('camera', { file, start: plus(at('14:00'), 40) })], gaps: [] },
  );
  if (steps === 'captured') return id;
  ledger.tell(
    id,
    { type: 'upload-queued' },
    { type: 'upload-user-chosen', userId: user },
    ...(isFetched ? [] : [{ type: 'token-made', trackId: camera, tokenId: '1_token' as UploadTokenId } as const]),
    { type: 'entry-made', trackId: camera, entryId },
    { type: 'content-attached', trackId: camera },
  );
  if (steps === 'uploaded') {
    ledger.tell(id, { type: 'entry-ready', trackId: camera }, { type: 'uploaded', entries: [entryId] });
  }
  return id;
}

/** A Kaltura where entries have these statuses, and this length; others are unknown. */
const kaltura = (statuses: Readonly<Record<string, number>>, msDuration: number | null = null): KalturaApi => ({
  call: (service, action, params, schema) => {
    const id = params['entryId'] as string;
    const status = statuses[id];
    if (status !== undefined)
      return Promise.resolve(checked({ id, status, msDuration }, schema, `${service}.${action}`));
    return Promise.reject(new KalturaRefusal({ code: 'ENTRY_ID_NOT_FOUND', message: '', args: {} }, action));
  },
  fetchText: () => Promise.reject(new Error('unexpected')),
  callMany: () => Promise.reject(new Error('unexpected')),
  sendFile: () => Promise.reject(new Error('unexpected')),
});

const retention = (api: KalturaApi, change: Partial<UploadSettings> = {}, freeBytes = 1e12): Retention =>
  new Retention({
    ...{ api, asUser: () => api, ledger, clock, files, log: quietLog },
    settings: () => ({ ...uploadSchema.parse({}), ...change }),
    diskNeed: () => Promise.resolve({ freeBytes, neededBytes: 10_000 }),
  });

/** Kaltura shows the entries to their owner only, unless it refuses the owner. */
const ownersRetention = (owners: KalturaApi, own: KalturaApi): Retention =>
  new Retention({
    ...{ api: own, asUser: () => owners, ledger, clock, files, log: quietLog },
    settings: () => uploadSchema.parse({}),
    diskNeed: () => Promise.resolve({ freeBytes: 1e12, neededBytes: 10_000 }),
  });

const refusing = (code: string): KalturaApi => ({
  ...kaltura({}),
  call: (_service, action) => Promise.reject(new KalturaRefusal({ code, message: '', args: {} }, action)),
});

const mediaLeft = (): string[] => [...files.bytes.keys()].filter((name) => name.endsWith('.mp4'));

describe('media that was uploaded as the owner of the event', () => {
  test.each([
    ['seen by the owner', kaltura({ '1_a': 2 }), kaltura({})],
    ['seen by the device when the owner is refused', refusing('USER_BLOCKED'), kaltura({ '1_a': 2 })],
  ])('is deleted once its entry is %s', async (_how, owners, own) => {
    record('a', 'uploaded', 'ada');
    await clock.advance(15 * DAY_MS);
    await ownersRetention(owners, own).look(never);
    expect(mediaLeft()).toEqual([]);
  });
});

describe('media', () => {
  test('is deleted when it has been in Kaltura long enough, not a moment before, and why is told', async () => {
    const id = record('a', 'uploaded');
    const keeper = retention(kaltura({ '1_a': 2 }));
    await clock.advance(14 * DAY_MS - 1);
    await keeper.look(never);
    expect(mediaLeft()).toHaveLength(1);
    await clock.advance(1);
    await keeper.look(never);
    expect([...files.bytes.keys()]).toEqual([]);
    expect(ledger.state().recordings.get(id)).toMatchObject({ state: 'uploaded', deletedAt: clock.now() });
  });

  test.each(['captured', 'attached'] as const)('is never deleted while it is only %s', async (steps) => {
    record('a', steps);
    await clock.advance(1000 * DAY_MS);
    await retention(kaltura({ '1_a': 2 }), { keepDays: 0 }, 0).look(never);
    expect(mediaLeft()).toHaveLength(1);
  });

  test.each([
    ['was deleted', {}],
    ['has failed', { '1_a': -1 }],
    ['lost its content', { '1_a': 7 }],
    ['is being processed again', { '1_a': 1 }],
  ])('is kept when its entry in Kaltura %s', async (_why, statuses) => {
    record('a', 'uploaded');
    await retention(kaltura(statuses), { keepDays: 0 }).look(never);
    expect(mediaLeft()).toHaveLength(1);
  });

  test.each([
    ['as long as it', 3_601_000, 0],
    ['shorter', 3_000_000, 1],
    ['of a length that is not told', null, 1],
  ])('that Kaltura fetched itself goes only for an entry that is %s', async (_how, msDuration, left) => {
    record('a', 'uploaded', null, true);
    await retention(kaltura({ '1_a': 2 }, msDuration), { keepDays: 0 }).look(never);
    expect(mediaLeft()).toHaveLength(left);
  });

  test('may go while its entry is processed again, where that is set', async () => {
    record('a', 'uploaded');
    await retention(kaltura({ '1_a': 1 }), { keepDays: 0, requireReady: false }).look(never);
    expect(mediaLeft()).toHaveLength(0);
  });

  test('is kept when Kaltura cannot be asked', async () => {
    record('a', 'uploaded');
    const away = { ...kaltura({}), call: () => Promise.reject(new Error('away')) };
    await expect(retention(away, { keepDays: 0 }).look(never)).rejects.toThrow('away');
    expect(mediaLeft()).toHaveLength(1);
  });

  test('goes, the oldest first and no more than needed, when the coming recordings need the room', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      record(name, 'uploaded');
      await clock.advance(1000);
    }
    await retention(kaltura({ '1_a': 2, '1_b': 2, '1_c': 2, '1_d': 2 }), {}, 8500).look(never);
    expect(mediaLeft()).toEqual(['/recordings/c/camera.mp4', '/recordings/d/camera.mp4']);
  });

  test('is looked through at every start and every hour', async () => {
    record('a', 'uploaded');
    const keeper = retention(kaltura({ '1_a': 2 }), { keepDays: 1 });
    keeper.start();
    await clock.advance(23 * 3600 * 1000);
    expect(mediaLeft()).toHaveLength(1);
    await clock.advance(3600 * 1000);
    expect(mediaLeft()).toHaveLength(0);
    await keeper.stop();
  });

  test('that is not surely in Kaltura is never chosen, however little room there is', () => {
    record('a', 'uploaded');
    record('b', 'attached');
    record('c', 'captured');
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(100), (freeBytes, neededBytes, keepDays) => {
        const recordings = ledger.state().recordings.values();
        const chosen = disposals(recordings, plus(clock.now(), 50 * DAY_MS), { keepDays }, { freeBytes, neededBytes });
        expect(chosen.every(({ recording }) => recording.id === 'a')).toBe(true);
      }),
    );
  });
});

describe('the certificate', () => {
  const read = (name: string): unknown => JSON.parse(files.text(`/recordings/${name}/certificate.json`) || 'null');

  test('says from capture on what can be proved, and outlives the media', async () => {
    const certificates = new Certificates({ ledger, files, log: quietLog });
    certificates.start();
    record('a', 'uploaded');
    await clock.advance(0);
    expect(read('a')).toMatchObject({
      scheduled: { start: '2026-09-21T14:00:00.000Z' },
      tracks: [{ track: 'camera', bytes: 1000, startErrorMs: 40, endErrorMs: 0, entryId: '1_a' }],
      uploadedAt: '2026-09-21T16:00:00.000Z',
      mediaDeletedAt: null,
    });
    await retention(kaltura({ '1_a': 2 }), { keepDays: 0 }).look(never);
    await clock.advance(0);
    expect([...files.bytes.keys()]).toEqual(['/recordings/a/certificate.json']);
    expect(read('a')).toMatchObject({ mediaDeletedAt: '2026-09-21T16:00:00.000Z' });
    await certificates.stop();
  });

  test('tells what was silent or black, when what was uploaded, and what the operator did', () => {
    const trackId = 'camera' as TrackId;
    const id = 'b' as RecordingId;
    const observed = {
      type: 'observed',
      trackId,
      heardMs: 40_000,
      silentMs: 10_000,
      seenMs: 40_000,
      blackMs: 0,
    } as const;
    ledger.tell(
      id,
      { type: 'recording-opened', frame: frame({ id, trackIds: [trackId] }) },
      { type: 'capture-began' },
      observed,
      { type: 'paused', from: at('14:10') },
      { type: 'resumed', from: at('14:12') },
      { ...observed, silentMs: 30_000 },
      { type: 'window-moved', window: frame().window, by: 'schedule' },
      { type: 'stopped', stoppedAt: at('14:30') },
      { type: 'joining-began' },
      { type: 'captured', tracks: [track('camera'), track('screen')], gaps: [] },
      { type: 'upload-queued' },
      { type: 'token-asked', trackId, fileName: 'x' },
      { type: 'token-made', trackId, tokenId: '1_t' as UploadTokenId },
      { type: 'bytes-sent', trackId },
    );
    const recording = ledger.state().recordings.get(id);
    if (!recording || !isFinished(recording)) throw new Error('it has no finished files');
    const now = '2026-09-21T16:00:00.000Z';
    expect(certificateSchema.parse(certificateOf(recording))).toMatchObject({
      tracks: [
        { silentShare: 0.5, blackShare: 0, uploadBeganAt: now, bytesSentAt: now, readyAt: null },
        { silentShare: null, blackShare: null, uploadBeganAt: null },
      ],
      operatorActs: ['paused', 'resumed', 'stopped'].map((act) => ({ at: now, act })),
    });
  });

  test('that cannot be written stops nothing', async () => {
    const certificates = new Certificates({ ledger, files, log: quietLog });
    certificates.start();
    files.refuse = () => 'ENOSPC';
    record('a', 'captured');
    await clock.advance(0);
    files.refuse = () => null;
    record('b', 'captured');
    await clock.advance(0);
    expect([read('a'), read('b')]).toEqual([null, expect.objectContaining({ recordingId: 'b' })]);
    await certificates.stop();
  });
});
