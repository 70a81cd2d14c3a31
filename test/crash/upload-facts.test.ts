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

let sandbox: Sandbox;
let device: UploadDevice;
let journal: JournalOnDisk;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: { lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
  journal = new JournalOnDisk(path.join(device.dir, 'journal.db'));
  await device.record({ camera: 300_000, screen: 1000 });
  journal.append(device.journal.facts);
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

/** Runs the uploader in a process of its own until it is through, or dead; gives how it ended. */
function run(dieAt: number | null): Promise<number | NodeJS.Signals | null> {
  const { partnerId, tokenId, token } = sandbox.credentials;
  const pairing = { serverUrl: sandbox.url, partnerId, tokenId };
  return runChild(new URL('../support/upload-child.ts', import.meta.url), {
    journal: journal.file,
    pairing,
    token,
    recordingId: 'rec-1',
    dieAt,
  });
}

describe('the uploader is killed', () => {
  test.each([...CHAIN.entries()])(
    'after fact %i of the chain (%s), and goes on to one entry per track',
    async (n, type) => {
      const before = device.journal.facts.length;
      expect(await run(before + n + 1)).toBe('SIGKILL');
      expect(journal.facts().at(-1)?.type).toBe(type);
      expect(await run(null)).toBe(0);
      const recording = device.ledgerOf(journal.facts()).state().recordings.values().next().value;
      if (recording?.state !== 'uploaded') throw new Error(`the recording is ${recording?.state}`);
      expect([...sandbox.state.entries.keys()]).toEqual(recording.entries);
      for (const [index, { bytes, sha256 }] of recording.tracks.entries()) {
        const media = await sandbox.media(recording.entries[index] ?? '');
        expect([media?.bytes, await media?.sha256()]).toEqual([bytes, sha256]);
      }
    },
  );
});
