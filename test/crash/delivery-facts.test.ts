import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentsOf } from '../support/delivery-device.ts';
import { JournalOnDisk, runChild } from '../support/journal-on-disk.ts';
import { UploadDevice } from '../support/upload-device.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';

/** The facts of the chain for two tracks, in the order of telling. */
const CHAIN = ['delivery-began', 'media-delivered', 'media-delivered', 'sheet-asked', 'delivered'];

let sandbox: Sandbox;
let device: UploadDevice;
let journal: JournalOnDisk;
let folder: string;
beforeEach(async () => {
  sandbox = await startSandbox();
  device = await UploadDevice.make(sandbox);
  journal = new JournalOnDisk(path.join(device.dir, 'journal.db'));
  folder = path.join(device.dir, 'drop');
  await mkdir(folder);
  await device.record({ camera: 5_000_000, screen: 1000 });
  journal.append(device.journal.facts);
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

/** Runs the uploader in a process of its own until it is through, or dead; gives how it ended. */
const run = (dieAt: number | null): Promise<number | NodeJS.Signals | null> =>
  runChild(new URL('../support/delivery-child.ts', import.meta.url), {
    ...{ journal: journal.file, place: { kind: 'folder', path: folder }, recordingId: 'rec-1', dieAt },
  });

async function expectOneSet(): Promise<void> {
  const recording = device.ledgerOf(journal.facts()).state().recordings.values().next().value;
  if (recording?.state !== 'delivered') throw new Error(`the recording is ${recording?.state}`);
  const contents = await contentsOf(folder);
  const stem = '20260921T140000Z-rec-1';
  expect([...contents.keys()]).toEqual([`${stem}-camera.mp4`, `${stem}-screen.mp4`, `${stem}.xml`]);
  for (const { trackId, sha256 } of recording.tracks) expect(contents.get(`${stem}-${trackId}.mp4`)).toBe(sha256);
}

describe('the uploader is killed while it delivers', () => {
  test.each([...CHAIN.entries()])('after fact %i (%s), and goes on to one set of files', async (n, type) => {
    const before = device.journal.facts.length;
    expect(await run(before + n + 1)).toBe('SIGKILL');
    expect(journal.facts().at(-1)?.type).toBe(type);
    expect(await run(null)).toBe(0);
    await expectOneSet();
  });
});

describe('the sheet was named but that was not written down', () => {
  test('and whoever watches the folder has taken it: it is not put there again', async () => {
    const before = device.journal.facts.length;
    await run(before + 4);
    const taken = path.join(device.dir, 'taken.xml');
    await rename(path.join(folder, '20260921T140000Z-rec-1.xml.part'), taken);
    expect(await run(null)).toBe(0);
    expect([...(await contentsOf(folder)).keys()].filter((name) => name.includes('xml'))).toEqual([]);
  });
});
