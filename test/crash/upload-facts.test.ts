import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { JournalOnDisk, runChild } from '../support/journal-on-disk.ts';
import { UploadDevice } from '../support/upload-device.ts';

/** The facts of the chain for two tracks, in the order of telling. */
const ATTACHED = [
  'token-asked',
  'token-made',
  'bytes-sent',
  'entry-asked',
  'entry-made',
  'content-asked',
  'content-attached',
];
const CHAIN = [...ATTACHED, ...ATTACHED, 'entry-ready', 'entry-ready', 'uploaded'];

/** With a session of the event's owner, the facts at which a restart has to know whose it was. */
const OWNED = ['upload-user-chosen', ...CHAIN];
const OWNED_CUTS = [
  ['upload-user-chosen', 0],
  ['token-asked', 1],
  ['entry-asked', 4],
  ['content-asked', 6],
  ['entry-ready', 15],
] as const;

let sandbox: Sandbox;
let device: UploadDevice;
let journal: JournalOnDisk;
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

/** `fixed`: the user that the app token fixes; null: it fixes none. */
async function setUp(fixed: string | null): Promise<void> {
  const appTokens = [{ sessionUserId: fixed }];
  sandbox = await startSandbox({ scenario: { appTokens, lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
  journal = new JournalOnDisk(path.join(device.dir, 'journal.db'));
  await device.record({ camera: 300_000, screen: 1000 }, { ownerId: 'ada' });
  journal.append(device.journal.facts);
}

/** Runs the uploader in a process of its own until it is through, or dead; gives how it ended. */
function run(dieAt: number | null, asEventOwner: boolean): Promise<number | NodeJS.Signals | null> {
  const { partnerId, tokenId, token } = sandbox.credentials;
  const pairing = { serverUrl: sandbox.url, partnerId, tokenId };
  const settings = { asEventOwner };
  return runChild(new URL('../support/upload-child.ts', import.meta.url), {
    ...{ journal: journal.file, pairing, token, recordingId: 'rec-1', dieAt, settings },
  });
}

/** Kills it after the nth fact of its chain (from 0), which is of this type. */
async function killAfter(n: number, type: string, asEventOwner: boolean): Promise<void> {
  expect(await run(device.journal.facts.length + n + 1, asEventOwner)).toBe('SIGKILL');
  expect(journal.facts().at(-1)?.type).toBe(type);
}

/** Exactly one entry of each track, with its bytes, of this user. */
async function expectOneEntryPerTrack(userId: string): Promise<void> {
  const recording = device.ledgerOf(journal.facts()).state().recordings.values().next().value;
  if (recording?.state !== 'uploaded') throw new Error(`the recording is ${recording?.state}`);
  expect([...sandbox.state.entries.keys()]).toEqual(recording.entries);
  for (const [index, { bytes, sha256 }] of recording.tracks.entries()) {
    const id = recording.entries[index] ?? '';
    const media = await sandbox.media(id);
    expect([media?.bytes, await media?.sha256()]).toEqual([bytes, sha256]);
    expect(sandbox.state.entries.get(id)?.userId).toBe(userId);
  }
}

describe('the uploader is killed', () => {
  beforeEach(() => setUp('room-702'));

  test.each([...CHAIN.entries()])(
    'after fact %i of the chain (%s), and goes on to one entry per track',
    async (n, type) => {
      await killAfter(n, type, false);
      expect(await run(null, false)).toBe(0);
      await expectOneEntryPerTrack('room-702');
    },
  );
});

describe('the uploader is killed while it uploads in a session of the event’s owner', () => {
  beforeEach(() => setUp(null));

  test.each(OWNED_CUTS)(
    'after %s (fact %i), and goes on as that user, whatever the setting is by then',
    async (type, n) => {
      await killAfter(n, type, true);
      expect(OWNED[n]).toBe(type);
      expect(await run(null, n % 2 === 0)).toBe(0);
      await expectOneEntryPerTrack('ada');
    },
  );

  test.each([
    ['upload-user-chosen', 0],
    ['bytes-sent', 3],
  ])('after %s (fact %i), and the token fixes another user by then: that one goes on', async (type, n) => {
    await killAfter(n, type, true);
    for (const token of sandbox.state.appTokens.values()) token.sessionUserId = 'room-702';
    expect(await run(null, true)).toBe(0);
    await expectOneEntryPerTrack('room-702');
  });

  test('as soon as it knows that the token fixes another user: it does not ask again', async () => {
    for (const token of sandbox.state.appTokens.values()) token.sessionUserId = 'room-702';
    await killAfter(1, 'upload-remarked', true);
    sandbox.requests.length = 0;
    expect(await run(null, true)).toBe(0);
    await expectOneEntryPerTrack('room-702');
    const remarks = journal.facts().filter((f) => f.type === 'upload-remarked');
    expect(remarks).toHaveLength(1);
  });
});
