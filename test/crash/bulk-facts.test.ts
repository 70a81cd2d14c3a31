import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { JournalOnDisk, runChild } from '../support/journal-on-disk.ts';
import { UploadDevice } from '../support/upload-device.ts';
import { WebFolder } from '../support/web-folder.ts';

/** The facts of the chain for two tracks, in the order of telling; those of a line are told at once. */
const CHAIN = [
  ['delivery-began'],
  ['media-delivered'],
  ['media-delivered'],
  ['bulk-asked'],
  ['bulk-submitted'],
  ['entry-made', 'content-attached'],
  ['entry-made', 'content-attached'],
  ['bulk-over'],
  ['entry-ready'],
  ['entry-ready'],
  ['uploaded'],
];

let sandbox: Sandbox;
let device: UploadDevice;
let journal: JournalOnDisk;
let folder: string;
let web: WebFolder;
beforeEach(async () => {
  const appTokens = [{ sessionPrivileges: 'setrole:CAPTURE_AND_INGEST' }];
  sandbox = await startSandbox({ scenario: { appTokens, lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
  journal = new JournalOnDisk(path.join(device.dir, 'journal.db'));
  folder = path.join(device.dir, 'drop');
  await mkdir(folder);
  web = await WebFolder.serve(folder);
  await device.record({ camera: 300_000, screen: 1000 });
  journal.append(device.journal.facts);
});
afterEach(async () => {
  await web.close();
  await device.close();
  await sandbox.close();
});

/** Runs the uploader in a process of its own until it is through, or dead; gives how it ended. */
function run(dieAt: number | null) {
  const { partnerId, tokenId, token } = sandbox.credentials;
  const bulk = { pairing: { serverUrl: sandbox.url, partnerId, tokenId }, token, mediaUrl: web.url };
  const place = { kind: 'folder', path: folder };
  return runChild(new URL('../support/delivery-child.ts', import.meta.url), {
    journal: journal.file,
    place,
    recordingId: 'rec-1',
    dieAt,
    bulk,
  });
}

describe('the uploader is killed while it submits a bulk upload', () => {
  test.each([...CHAIN.entries()])('after step %i (%s), and goes on to one entry per track', async (n, types) => {
    onTestFailed(() => {
      const { bulkUploads, entries } = sandbox.state;
      const jobs = [...bulkUploads.values()].map(({ id, status, error }) => ({ id, status, error }));
      const made = [...entries.values()].map(({ id, status }) => ({ id, status }));
      console.error(JSON.stringify({ facts: journal.facts().slice(before), jobs, made }));
    });
    const before = device.journal.facts.length;
    const told = CHAIN.slice(0, n + 1).flat().length;
    expect(await run(before + told)).toBe('SIGKILL');
    expect(journal.facts().at(-1)?.type).toBe(types.at(-1));
    expect(await run(null)).toBe(0);
    const recording = device.ledgerOf(journal.facts()).state().recordings.values().next().value;
    if (recording?.state !== 'uploaded') throw new Error(`the recording is ${recording?.state}`);
    expect([...sandbox.state.entries.keys()]).toEqual(recording.entries);
    expect(sandbox.state.bulkUploads.size).toBe(1);
    for (const [index, { bytes, sha256 }] of recording.tracks.entries()) {
      const media = await sandbox.media(recording.entries[index] ?? '');
      expect([media?.bytes, await media?.sha256()]).toEqual([bytes, sha256]);
    }
  });
});
