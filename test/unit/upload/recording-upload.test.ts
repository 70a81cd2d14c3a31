import { beforeEach, describe, expect, test } from 'vitest';
import type { KalturaApi } from '../../../electron/kaltura/api.ts';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import { Uploader } from '../../../electron/upload/uploader.ts';
import type { RecordingId, TrackId } from '../../../shared/domain/ids.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { fault, FaultError, type Fault } from '../../../shared/faults/fault.ts';
import { uploadSchema } from '../../../shared/settings/upload.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { at, frame, track } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

const id = 'rec-1' as RecordingId;
const HOUR_MS = 3_600_000;

/** A Kaltura that refuses everything with one fault, and counts. */
class Refusing {
  calls = 0;

  constructor(public reason: Fault) {}

  readonly api: KalturaApi = {
    call: () => this.refuse(),
    fetchText: () => this.refuse(),
    callMany: () => this.refuse(),
    sendFile: () => this.refuse(),
  };

  private refuse(): Promise<never> {
    this.calls += 1;
    return Promise.reject(new FaultError(this.reason));
  }
}

let clock: FakeClock;
let journal: MemoryJournal;
let ledger: JournalLedger;
let files: MemoryFiles;
beforeEach(() => {
  clock = new FakeClock(at('16:00'));
  journal = new MemoryJournal();
  ledger = new JournalLedger(journal, clock);
  files = new MemoryFiles();
  files.write('/recordings/rec-1/camera.mp4', 'x'.repeat(1000));
  ledger.tell(
    id,
    { type: 'recording-opened', frame: frame({ trackIds: ['camera' as TrackId] }) },
    { type: 'capture-began' },
    { type: 'joining-began' },
    { type: 'captured', tracks: [track('camera')], gaps: [] },
    { type: 'upload-queued' },
  );
});

function startedWith({ api }: Refusing): Uploader {
  const random = { uniform: () => 0.999, bytes: (length: number) => new Uint8Array(length) };
  const uploader = new Uploader({
    api,
    asUser: () => api,
    ledger,
    clock,
    random,
    files,
    log: quietLog,
    settings: () => uploadSchema.parse({}),
    zone: () => 'UTC',
  });
  uploader.start();
  return uploader;
}

const recording = () => ledger.state().recordings.get(id);
const shown = (uploader: Uploader): string | undefined => uploader.progress().get(id)?.[0]?.state;

describe('an upload without a network', () => {
  test('is tried for days, at least every half minute, and never fails', async () => {
    const kaltura = new Refusing(fault('unreachable', { host: 'kaltura.example' }));
    const uploader = startedWith(kaltura);
    await clock.advance(2 * HOUR_MS);
    expect(shown(uploader)).toBe('waiting-for-network');
    expect(recording()?.state).toBe('uploading');
    expect(kaltura.calls).toBeGreaterThan(200);
    await uploader.stop();
  });

  test('writes the fault down once, not at every attempt', async () => {
    const uploader = startedWith(new Refusing(fault('unreachable')));
    await clock.advance(HOUR_MS);
    expect(journal.facts.filter((f) => f.type === 'upload-faulted')).toHaveLength(1);
    expect(journal.facts.filter((f) => f.type === 'token-asked')).toHaveLength(1);
    await uploader.stop();
  });
});

describe('an upload that Kaltura refuses', () => {
  test('is set aside for an hour when nothing comes of many attempts, then tried again', async () => {
    const kaltura = new Refusing(fault('server-error', { status: 502 }));
    const uploader = startedWith(kaltura);
    await clock.advance(HOUR_MS);
    expect(recording()).toMatchObject({ state: 'failed', stage: 'upload', fault: { code: 'server-error' } });
    const before = kaltura.calls;
    expect(before).toBe(13);
    await clock.advance(HOUR_MS);
    expect(kaltura.calls).toBeGreaterThan(before);
    await uploader.stop();
  });

  test('is set aside over a restart too', async () => {
    ledger.tell(id, {
      type: 'failed',
      stage: 'upload',
      fault: fault('server-error'),
      retryAt: plus(clock.now(), HOUR_MS),
    });
    const kaltura = new Refusing(fault('server-error'));
    const uploader = startedWith(kaltura);
    await clock.advance(HOUR_MS - 1000);
    expect(kaltura.calls).toBe(0);
    await clock.advance(2000);
    expect(kaltura.calls).toBeGreaterThan(0);
    await uploader.stop();
  });

  test('is not tried before the server wants it', async () => {
    const kaltura = new Refusing(fault('rate-limited', { retryAfterSeconds: 600 }));
    const uploader = startedWith(kaltura);
    await clock.advance(599_000);
    expect([kaltura.calls, shown(uploader)]).toEqual([1, 'waiting-to-retry']);
    await clock.advance(2000);
    expect(kaltura.calls).toBe(2);
    await uploader.stop();
  });

  test('is tried at once when the operator says so', async () => {
    const kaltura = new Refusing(fault('rate-limited', { retryAfterSeconds: 600 }));
    const uploader = startedWith(kaltura);
    await clock.advance(1000);
    uploader.attemptNow(id);
    await clock.advance(1);
    expect(kaltura.calls).toBe(2);
    await uploader.stop();
  });
});

describe('an upload that only a person can help', () => {
  test('waits, looks now and then, and is not failed when it is the pairing', async () => {
    const kaltura = new Refusing(fault('app-token-disabled', { tokenId: '1_abc' }));
    const uploader = startedWith(kaltura);
    await clock.advance(10 * 60_000 + 1000);
    expect([shown(uploader), recording()?.state, kaltura.calls]).toEqual(['waiting-for-operator', 'uploading', 11]);
    await uploader.stop();
  });

  test('fails when it is this recording alone', async () => {
    files.bytes.clear();
    const uploader = startedWith(new Refusing(fault('unreachable')));
    await clock.advance(1000);
    expect(recording()).toMatchObject({ state: 'failed', fault: { code: 'file-missing' }, retryAt: null });
    await uploader.stop();
  });

  test('fails by a bug of ours rather than going round in circles', async () => {
    const api = { call: () => Promise.reject(new TypeError('x is undefined')) } as unknown as KalturaApi;
    const uploader = startedWith({ api } as Refusing);
    await clock.advance(1000);
    expect(recording()).toMatchObject({ state: 'failed', fault: { code: 'internal-error' } });
    await uploader.stop();
  });
});

describe('holding', () => {
  test('ends the pauses, and releasing ends the hold, from whoever tells the journal', async () => {
    const kaltura = new Refusing(fault('unreachable'));
    const uploader = startedWith(kaltura);
    await clock.advance(1);
    ledger.tell(id, { type: 'upload-held' });
    await clock.advance(HOUR_MS);
    const before = kaltura.calls;
    expect(shown(uploader)).toBe('held');
    ledger.tell(id, { type: 'upload-released' });
    await clock.advance(1);
    expect(kaltura.calls).toBe(before + 1);
    await uploader.stop();
  });

  test('does not keep others waiting', async () => {
    const other = 'rec-2' as RecordingId;
    files.write('/other.mp4', 'y');
    ledger.tell(
      other,
      { type: 'recording-opened', frame: frame({ id: other, trackIds: ['camera' as TrackId] }) },
      { type: 'capture-began' },
      { type: 'joining-began' },
      { type: 'captured', tracks: [track('camera', { file: '/other.mp4', bytes: 1 })], gaps: [] },
      { type: 'upload-queued' },
    );
    ledger.tell(id, { type: 'upload-held' });
    const kaltura = new Refusing(fault('unreachable'));
    const uploader = startedWith(kaltura);
    await clock.advance(1);
    expect([shown(uploader), kaltura.calls]).toEqual(['held', 1]);
    await uploader.stop();
  });
});
