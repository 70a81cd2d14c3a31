import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import type { UploadSettings } from '../../../shared/settings/upload.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { reached, seen } from '../../support/recording-seen.ts';
import { UploadDevice } from '../../support/upload-device.ts';

const TRACKS = { camera: 300_000, screen: 1000 };

let sandbox: Sandbox;
let device: UploadDevice;
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

/** `fixed`: the user that the app token fixes; null: it fixes none. */
async function setUp(fixed: string | null, settings: Partial<UploadSettings> = { asEventOwner: true }): Promise<void> {
  sandbox = await startSandbox({
    scenario: { appTokens: [{ sessionUserId: fixed }], lifeCycle: { convertSeconds: 0 } },
  });
  device = await UploadDevice.make(sandbox, settings);
}

const fixTo = (userId: string | null): void => {
  for (const token of sandbox.state.appTokens.values()) token.sessionUserId = userId;
};

/** Whose each entry with content is, and how its bytes are. */
async function entriesOf(recording: Recording): Promise<readonly (string | undefined)[]> {
  if (recording.state !== 'uploaded') throw new Error(`the recording is ${recording.state}`);
  for (const [index, track] of recording.tracks.entries()) {
    const media = await sandbox.media(recording.entries[index] ?? '');
    expect(await media?.sha256()).toBe(track.sha256);
  }
  return recording.entries.map((id) => sandbox.state.entries.get(id)?.userId);
}

const ended = (ledger: Ledger, id: RecordingId): Promise<Recording> => reached(ledger, id, 'uploaded', 'failed');
const remarks = (r: Recording): unknown[] => ('uploads' in r ? r.uploads.flatMap((u) => u.remarks) : []);
const calls = (action: string): number =>
  sandbox.requests.filter((r) => r.action.toLowerCase() === action.toLowerCase()).length;

/** Uploads until an action of Kaltura fails, stops there, and lets it work again. */
async function breakOffAt(service: string, action: string, id: RecordingId): Promise<void> {
  sandbox.faults.arm({ service, action, times: null, effect: { kind: 'status', status: 503 } });
  await seen(device.start().ledger, id, (r) => 'uploads' in r && r.uploads.some((u) => u.fault !== null));
  await device.stop();
  sandbox.faults.clear();
}

describe('a token that fixes no user', () => {
  beforeEach(() => setUp(null));

  test('has each recording made and filled by the owner of its event, in one session per owner', async () => {
    const ids = await Promise.all([
      device.record(TRACKS, { ownerId: 'ada' }, 'rec-1'),
      device.record(TRACKS, { ownerId: 'emmy' }, 'rec-2'),
      device.record(TRACKS, { ownerId: 'ada' }, 'rec-3'),
    ]);
    const { ledger } = device.start();
    const done = await Promise.all(ids.map((id) => ended(ledger, id)));
    expect(await Promise.all(done.map(entriesOf))).toEqual([
      ['ada', 'ada'],
      ['emmy', 'emmy'],
      ['ada', 'ada'],
    ]);
    expect(new Set([...sandbox.state.uploadTokens.values()].map((t) => t.userId))).toEqual(new Set(['ada', 'emmy']));
    expect(done.flatMap(remarks)).toEqual([]);
  });

  test('renews the session of the owner as that of the device', async () => {
    const id = await device.record(TRACKS, { ownerId: 'ada' });
    sandbox.faults.arm({ service: 'media', action: 'addContent', effect: { kind: 'expireSessions' } });
    expect(await entriesOf(await ended(device.start().ledger, id))).toEqual(['ada', 'ada']);
  });

  test('goes on after a restart with the user that it began with, whatever the setting is then', async () => {
    const id = await device.record(TRACKS, { ownerId: 'ada' });
    await breakOffAt('uploadToken', 'upload', id);
    device.change({ asEventOwner: false });
    expect(await entriesOf(await ended(device.start().ledger, id))).toEqual(['ada', 'ada']);
    expect(sandbox.state.uploadTokens.size).toBe(4);
  });

  test('leaves an upload to the device that began with its own session', async () => {
    device.change({ asEventOwner: false });
    const id = await device.record(TRACKS, { ownerId: 'ada' });
    await breakOffAt('uploadToken', 'upload', id);
    device.change({ asEventOwner: true });
    expect(await entriesOf(await ended(device.start().ledger, id))).toEqual(['', '']);
  });

  test('that Kaltura refuses for one owner is used without a user, with a remark', async () => {
    const id = await device.record(TRACKS, { ownerId: 'ada' });
    sandbox.faults.arm({
      ...{ service: 'appToken', action: 'startSession' },
      effect: { kind: 'apiError', code: 'START_SESSION_ERROR', args: ['1234567'] },
    });
    const recording = await ended(device.start().ledger, id);
    expect(await entriesOf(recording)).toEqual(['', '']);
    expect(remarks(recording)).toMatchObject([{ code: 'owner-session-refused', params: { owner: 'ada' } }]);
  });

  test('and then fixes one: what has no entry yet starts over with the own session', async () => {
    const id = await device.record(TRACKS, { ownerId: 'ada' });
    await breakOffAt('uploadToken', 'upload', id);
    fixTo('room-702');
    const recording = await ended(device.start().ledger, id);
    expect(await entriesOf(recording)).toEqual(['room-702', 'room-702']);
    expect(remarks(recording)).toMatchObject([{ code: 'owner-session-bound' }]);
  });

  test('and then fixes one: an entry of the owner waits for the owner, and none is made twice', async () => {
    const id = await device.record(TRACKS, { ownerId: 'ada' });
    await breakOffAt('media', 'addContent', id);
    fixTo('room-702');
    const isLost = (r: Recording): boolean =>
      'uploads' in r && r.uploads.some((u) => u.fault?.code === 'owner-session-lost');
    await seen(device.start().ledger, id, isLost);
    await device.stop();
    fixTo(null);
    expect(await entriesOf(await ended(device.start().ledger, id))).toEqual(['ada', 'ada']);
    expect(sandbox.state.entries.size).toBe(2);
  });
});

describe('a token that fixes its user', () => {
  test('uploads all as that user, asks once and says it once, also after a restart', async () => {
    await setUp('room-702');
    const first = await device.record(TRACKS, { ownerId: 'ada' }, 'rec-1');
    const second = await device.record(TRACKS, { ownerId: 'emmy' }, 'rec-2');
    const { ledger } = device.start({ hashType: 'SHA256' });
    const done = await Promise.all([first, second].map((id) => ended(ledger, id)));
    expect((await Promise.all(done.map(entriesOf))).flat()).toEqual(Array(4).fill('room-702'));
    expect(calls('startSession')).toBe(2);
    await device.stop();
    const third = await device.record(TRACKS, { ownerId: 'ada' }, 'rec-3');
    const last = await ended(device.start().ledger, third);
    expect([...done, last].flatMap(remarks)).toMatchObject([{ code: 'owner-session-bound' }]);
  });

  test('serves the events of that user without a word', async () => {
    await setUp('room-702');
    const ids = [
      await device.record(TRACKS, { ownerId: 'ROOM-702' }, 'rec-1'),
      await device.record(TRACKS, { ownerId: null }, 'rec-2'),
    ];
    const { ledger } = device.start();
    const done = await Promise.all(ids.map((id) => ended(ledger, id)));
    expect((await Promise.all(done.map(entriesOf))).flat()).toEqual(Array(4).fill('room-702'));
    expect(done.flatMap(remarks)).toEqual([]);
  });
});

test('nothing is opened for an owner unless the settings ask for it', async () => {
  await setUp(null, {});
  const id = await device.record(TRACKS, { ownerId: 'ada' });
  expect(await entriesOf(await ended(device.start({ hashType: 'SHA256' }).ledger, id))).toEqual(['', '']);
  expect(calls('startSession')).toBe(1);
});
