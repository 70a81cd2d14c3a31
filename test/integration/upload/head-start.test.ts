import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import type { Uploader } from '../../../electron/upload/uploader.ts';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { Track } from '../../../shared/domain/recording.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { lostAnswers } from '../../support/lost-answers.ts';
import { reached, seen } from '../../support/recording-seen.ts';
import { StagedGrowing } from '../../support/staged-growing.ts';
import { UploadDevice } from '../../support/upload-device.ts';

const MIB = 1024 * 1024;
const AHEAD = 20 * MIB;
const TOTAL = 22 * MIB;

let sandbox: Sandbox;
let device: UploadDevice;
let growing: StagedGrowing;
let id: RecordingId;
beforeEach(() => setUp('room-702'));
afterEach(tearDown);

/** `fixed`: the user that the app token fixes; null: it fixes none. */
async function setUp(fixed: string | null): Promise<void> {
  const appTokens = [{ sessionUserId: fixed }];
  sandbox = await startSandbox({ scenario: { appTokens, lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
  growing = new StagedGrowing(device.dir, TOTAL);
  id = device.capture('rec-1', { ownerId: 'ada' });
}

async function tearDown(): Promise<void> {
  await device.close();
  await sandbox.close();
}

const start = (): { readonly uploader: Uploader; readonly ledger: Ledger } => device.start({}, growing);

/** Tells what the capture stage does when the recording has ended. */
function capture(ledger: Ledger, track: Track): void {
  const done = { type: 'captured', tracks: [track], gaps: [] } as const;
  ledger.tell(id, { type: 'joining-began' }, done, { type: 'upload-queued' });
}

/** Resolves when so many bytes are with Kaltura while the recording is being captured. */
const sentAhead = (uploader: Uploader, bytes = AHEAD): Promise<void> =>
  expect.poll(() => uploader.sentAhead().get(id), { timeout: 30_000 }).toBe(bytes);

async function expectWhole(ledger: Ledger): Promise<void> {
  const recording = await reached(ledger, id, 'uploaded', 'failed');
  if (recording.state !== 'uploaded') throw new Error(`it is ${recording.state}: ${JSON.stringify(recording)}`);
  const media = await sandbox.media(recording.entries[0] ?? '');
  expect([media?.bytes, await media?.sha256()]).toEqual([recording.tracks[0]?.bytes, recording.tracks[0]?.sha256]);
  expect(sandbox.bugs).toEqual([]);
}

/** Tokens that were made for media; each entry's receipt is a token, too. */
const tokens = () => [...sandbox.state.uploadTokens.values()].filter((t) => t.fileName?.endsWith('.mp4'));

const bytesOf = (params: unknown): number => (params as { fileData: { bytes: number } }).fileData.bytes;

const bytesReceived = (): number =>
  sandbox.requests.filter((r) => r.action === 'upload').reduce((sum, r) => sum + bytesOf(r.params), 0);

describe('a recording that is being captured', () => {
  test('is sent as it grows, and only the rest when it has ended', async () => {
    const { uploader, ledger } = start();
    await growing.grow(9 * MIB);
    await sentAhead(uploader, 9 * MIB);
    await growing.grow(AHEAD);
    await sentAhead(uploader);
    expect(ledger.state().recordings.get(id)?.headStarts).toMatchObject([{ promise: { bytes: AHEAD } }]);
    expect(bytesReceived()).toBe(AHEAD);
    capture(ledger, await growing.finish());
    await expectWhole(ledger);
    expect(bytesReceived()).toBe(TOTAL);
    expect(tokens()).toHaveLength(1);
    expect(device.journal.facts.map((f) => f.type)).toContain('promise-kept');
  });

  test('is sent anew when its file does not begin with what was sent', async () => {
    const { uploader, ledger } = start();
    await growing.grow(AHEAD);
    await sentAhead(uploader);
    capture(ledger, await growing.finish((content) => content.fill(7, 100, 101)));
    await expectWhole(ledger);
    expect(tokens()).toHaveLength(2);
  });

  test('waits while something is sent live, whose viewers need the line more', async () => {
    const live = device.capture('rec-2');
    const { uploader, ledger } = start();
    ledger.tell(live, { type: 'broadcast-began', entryId: null });
    await growing.grow(9 * MIB);
    await expect.poll(() => uploader.sentAhead().get(id)).toBe(0);
    await growing.grow(AHEAD);
    ledger.tell(live, { type: 'broadcast-ended' });
    await sentAhead(uploader);
    // Had it begun before, it would have sent what there was then by itself.
    expect(sandbox.requests.filter((r) => r.action === 'upload')).toHaveLength(1);
    capture(ledger, await growing.finish());
    await expectWhole(ledger);
  });

  test('goes on after a restart only if it grows the same way again', async () => {
    const { uploader } = start();
    await growing.grow(AHEAD);
    await sentAhead(uploader);
    await device.stop();
    growing = new StagedGrowing(device.dir, TOTAL);
    const { ledger } = start();
    await growing.grow(TOTAL);
    await seen(ledger, id, ({ headStarts }) => headStarts?.length === 0);
    capture(ledger, await growing.finish());
    await expectWhole(ledger);
    expect(tokens()).toHaveLength(2);
  });
});

describe('a lost answer while it is captured', () => {
  const table = lostAnswers([
    ['uploadToken', 'add', 0],
    ['uploadToken', 'upload', 0],
    ['uploadToken', 'upload', 1],
  ]);

  test.each(table)('%s at %s.%s (after %i) makes nothing twice', async (_kind, service, action, after, effect) => {
    sandbox.faults.arm({ service, action, after, effect });
    const { uploader, ledger } = start();
    await growing.grow(9 * MIB);
    await sentAhead(uploader, 9 * MIB);
    await growing.grow(AHEAD);
    await sentAhead(uploader);
    expect(sandbox.faults.list()).toEqual([]);
    capture(ledger, await growing.finish());
    await expectWhole(ledger);
    expect(tokens()).toHaveLength(1);
  });
});

describe('Lectern ends while it is captured', () => {
  const STEPS = ['token-asked', 'token-made', 'start-promised'];

  test.each(STEPS)('right after %s, and goes on with the same token', async (type) => {
    const before = start();
    const stopped = seen(before.ledger, id, () => device.journal.facts.at(-1)?.type === type).then(() => device.stop());
    await growing.grow(AHEAD);
    await stopped;
    expect(device.journal.facts.at(-1)?.type).toBe(type);
    const { uploader, ledger } = start();
    await sentAhead(uploader);
    capture(ledger, await growing.finish());
    await expectWhole(ledger);
    expect(tokens()).toHaveLength(1);
  });

  test.each(STEPS)('right after %s, and when it starts again it has been captured', async (type) => {
    const before = start();
    const stopped = seen(before.ledger, id, () => device.journal.facts.at(-1)?.type === type).then(() => device.stop());
    await growing.grow(AHEAD);
    await stopped;
    capture(device.ledger(), await growing.finish());
    const { ledger } = start();
    await expectWhole(ledger);
    expect(tokens()).toHaveLength(1);
  });
});

describe('with a session of the event’s owner', () => {
  test('is sent ahead in it', async () => {
    await tearDown();
    await setUp(null);
    device.change({ asEventOwner: true });
    const { uploader, ledger } = start();
    await growing.grow(AHEAD);
    await sentAhead(uploader);
    capture(ledger, await growing.finish());
    await expectWhole(ledger);
    expect(tokens().map((t) => t.userId)).toEqual(['ada']);
  });

  test('is not sent ahead where that cannot be had: the queue sends it and says so', async () => {
    device.change({ asEventOwner: true });
    const { ledger } = start();
    await growing.grow(AHEAD);
    await expect.poll(() => sandbox.requests.some((r) => r.action === 'startsession')).toBe(true);
    capture(ledger, await growing.finish());
    await expectWhole(ledger);
    expect(device.journal.facts.map((f) => f.type)).not.toContain('start-promised');
    expect(tokens().map((t) => t.userId)).toEqual(['room-702']);
  });
});
