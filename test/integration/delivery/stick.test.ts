import { renameSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeDropFolders } from '../../../electron/adapters/drop/drop-folders.ts';
import { NodeFiles } from '../../../electron/adapters/node-files.ts';
import { SystemClock } from '../../../electron/adapters/system-clock.ts';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import { Stick } from '../../../electron/upload/stick/stick.ts';
import type { EntryId, RecordingId } from '../../../shared/domain/ids.ts';
import type { CopyView } from '../../../shared/ipc/copy-view.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { contentsOf } from '../../support/delivery-device.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { UploadDevice } from '../../support/upload-device.ts';

const id = 'rec-1aaa' as RecordingId;

let root: string;
let sandbox: Sandbox;
let device: UploadDevice;
let here: Ledger;
let there: Ledger;
let usb: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lectern-stick-'));
  usb = path.join(root, 'usb');
  await mkdir(usb);
  sandbox = await startSandbox();
  device = await UploadDevice.make(sandbox);
  await device.record({ camera: 7_000_000, screen: 1000 }, { templateEntryId: '1_template' as EntryId }, id);
  here = device.ledger();
  there = new JournalLedger(new MemoryJournal(), new SystemClock());
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
  await rm(root, { recursive: true });
});

const stickOf = (ledger: Ledger, recordings = path.join(root, 'recordings')): Stick =>
  new Stick({
    ...{ files: new NodeFiles(), drops: new NodeDropFolders(), ledger, log: quietLog },
    recordings: () => recordings,
  });

/** Exports the recording; gives its folder on the stick. */
async function exported(): Promise<string> {
  const became = await stickOf(here).export(id, usb);
  if (became.end !== 'exported') throw new Error(`The export was ${became.end}`);
  return became.path;
}

const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)),
  );

/** What a stick says of its copying, from the first word to the last. */
function watched(stick: Stick): readonly (readonly CopyView[])[] {
  const seen: (readonly CopyView[])[] = [];
  stick.onProgress(() => seen.push(stick.copies()));
  return seen;
}

describe('how far it is', () => {
  test('is told by bytes of all files, those that were there already too, and that they are compared', async () => {
    const seen: Record<string, CopyView[]> = {};
    for (const [name, ledger] of Object.entries({ export: here, again: here, import: there })) {
      const stick = stickOf(ledger);
      const views = watched(stick);
      await (name === 'import' ? stick.import(usb) : stick.export(id, usb));
      expect(views.at(-1)).toEqual([]);
      seen[name] = views.flat();
    }
    for (const [name, views] of Object.entries(seen)) {
      const [first, last] = [views[0], views.at(-1)];
      expect(first).toMatchObject({ recordingId: name === 'import' ? null : id, bytes: 0, bytesTotal: 7_001_000 });
      expect(last?.bytes).toBe(7_001_000);
      expect(views.map((v) => v.bytes)).toEqual(views.map((v) => v.bytes).sort((a, b) => a - b));
      expect(views.some((v) => v.step === 'checking')).toBe(true);
    }
    expect(seen['import']?.[0]?.way).toBe('import');
    const steps = new Set(seen['export']?.map((v) => v.bytes));
    expect(steps.size).toBeGreaterThan(4);
  });

  test('is over when it failed', async () => {
    const stick = stickOf(here);
    await rm(usb, { recursive: true });
    expect(await faultOf(stick.export(id, usb))).toBe('export-failed');
    expect(stick.copies()).toEqual([]);
  });
});

/** Lets `then` happen when a stick tells of its copying for the nth time. Says whether it came to that. */
function atChange(stick: Stick, nth: number, then: () => void): () => boolean {
  let changes = 0;
  stick.onProgress(() => {
    if (++changes === nth) then();
  });
  return () => changes >= nth;
}

/** Copies again and again, each time into another new folder and cancelled a change later, until one comes to its end. */
async function cancelledAtEachChange(copy: (folder: string, cancelAt: number) => Promise<boolean>): Promise<number> {
  for (let nth = 1; ; nth += 1) {
    const folder = path.join(root, `try-${nth}`);
    await mkdir(folder);
    if (await copy(folder, nth)) return nth;
  }
}

describe('a cancel', () => {
  test('of an export leaves the stick as it was, whenever it comes, and the recording here untouched', async () => {
    const before = await contentsOf(device.dir);
    const tries = await cancelledAtEachChange(async (folder, nth) => {
      const stick = stickOf(here);
      atChange(stick, nth, () => stick.cancel(id));
      const { end } = await stick.export(id, folder);
      expect(stick.copies()).toEqual([]);
      if (end === 'exported') return true;
      expect(await readdir(folder)).toEqual([]);
      return false;
    });
    expect(tries).toBeGreaterThan(10);
    expect(await contentsOf(device.dir)).toEqual(before);
    await stickOf(here).export(id, usb);
    expect(await stickOf(there).import(usb)).toEqual({ end: 'imported', imported: 1, known: 0 });
  });

  test('of an import leaves nothing here, whenever it comes', async () => {
    const onStick = await exported();
    const before = await contentsOf(onStick);
    const tries = await cancelledAtEachChange(async (folder, nth) => {
      const stick = stickOf(there, folder);
      atChange(stick, nth, () => stick.cancel(null));
      const became = await stick.import(usb);
      if (became.end === 'imported') return true;
      expect(became).toEqual({ end: 'cancelled', imported: 0, left: 1 });
      expect(await readdir(folder)).toEqual([]);
      expect(there.state().recordings.size).toBe(0);
      return false;
    });
    expect(tries).toBeGreaterThan(10);
    expect(there.state().recordings.size).toBe(1);
    expect(await contentsOf(onStick)).toEqual(before);
  });

  test('keeps what was imported before', async () => {
    const second = path.join(usb, 'second');
    await cp(await exported(), second, { recursive: true });
    const manifest = path.join(second, 'lectern-recording.json');
    const other = JSON.parse(await readFile(manifest, 'utf8')) as object;
    await writeFile(manifest, JSON.stringify({ ...other, recordingId: 'rec-2bbb', folder: 'second' }));
    const stick = stickOf(there);
    there.onChange(() => stick.cancel(null));
    expect(await stick.import(usb)).toEqual({ end: 'cancelled', imported: 1, left: 1 });
    expect([...there.state().recordings.keys()]).toEqual([id]);
    expect(await readdir(path.join(root, 'recordings'))).toHaveLength(1);
  });

  test('keeps an earlier export whole, and what else lies there, but nothing unfinished', async () => {
    const folder = await exported();
    await writeFile(path.join(folder, 'notes.txt'), 'not ours');
    const before = await contentsOf(folder);
    await writeFile(path.join(folder, `${id}-camera.mp4.part`), 'of a stick that was pulled out');
    const stick = stickOf(here);
    atChange(stick, 2, () => stick.cancel(id));
    expect(await stick.export(id, usb)).toEqual({ end: 'cancelled' });
    expect(await contentsOf(folder)).toEqual(before);
  });

  test('says so when what was copied cannot be removed, since the stick was pulled out', async () => {
    const stick = stickOf(here);
    atChange(stick, 4, () => {
      renameSync(usb, `${usb}-pulled-out`);
      stick.cancel(id);
    });
    expect(await faultOf(stick.export(id, usb))).toBe('copy-left-behind');
    expect(stick.copies()).toEqual([]);
  });

  test('of another recording, or when nothing is copied, does nothing', async () => {
    const stick = stickOf(here);
    stick.cancel(id);
    stick.cancel(null);
    atChange(stick, 3, () => {
      stick.cancel('rec-2bbb' as RecordingId);
      stick.cancel(null);
    });
    expect(await stick.export(id, usb)).toMatchObject({ end: 'exported' });
  });

  test('comes from the end of the app too, which waits until all is taken back', async () => {
    const stick = stickOf(here);
    let stopped: Promise<unknown> = Promise.resolve('never');
    atChange(stick, 4, () => {
      stopped = stick.stop().then(() => readdir(usb));
    });
    expect(await stick.export(id, usb)).toEqual({ end: 'cancelled' });
    expect(await stopped).toEqual([]);
  });
});

describe('a recording on a stick', () => {
  test('carries its files, its hashes and its certificate, and becomes a recording of the other device', async () => {
    const folder = await exported();
    expect(await readdir(folder)).toEqual([
      'certificate.json',
      'lectern-recording.json',
      `${id}-camera.mp4`,
      `${id}-screen.mp4`,
    ]);
    expect(await stickOf(there).import(usb)).toEqual({ end: 'imported', imported: 1, known: 0 });
    const [before, after] = [here, there].map((ledger) => ledger.state().recordings.get(id));
    if (after?.state !== 'captured' || before?.state !== 'uploading') throw new Error('not there');
    expect(after.occurrence).toEqual(before.occurrence);
    const contents = await contentsOf(after.dir);
    for (const { file, sha256 } of after.tracks) expect(contents.get(path.basename(file))).toBe(sha256);
    expect(after.tracks.map((t) => t.sha256)).toEqual(before.tracks.map((t) => t.sha256));
  });

  test('is taken once, and not by the device it is from', async () => {
    await exported();
    expect(await stickOf(here).import(usb)).toEqual({ end: 'imported', imported: 0, known: 1 });
    await stickOf(there).import(usb);
    expect(await stickOf(there).import(usb)).toEqual({ end: 'imported', imported: 0, known: 1 });
  });

  test('is found in its own folder, beside its own files', async () => {
    expect(await stickOf(there).import(await exported())).toEqual({ end: 'imported', imported: 1, known: 0 });
  });

  test('that was damaged on the way is refused whole', async () => {
    const folder = await exported();
    const file = path.join(folder, `${id}-screen.mp4`);
    const bytes = await readFile(file);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await faultOf(stickOf(there).import(usb))).toBe('stick-damaged');
    expect(there.state().recordings.size).toBe(0);
    await exported();
    expect(await stickOf(there).import(usb)).toEqual({ end: 'imported', imported: 1, known: 0 });
  });

  test('whose manifest leads elsewhere is refused', async () => {
    const folder = await exported();
    const manifest = path.join(folder, 'lectern-recording.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace(`${id}-screen.mp4`, '../../../etc/passwd'));
    expect(await faultOf(stickOf(there).import(usb))).toBe('stick-damaged');
  });

  test('that was pulled out is said, and nothing is made in its place', async () => {
    await rm(usb, { recursive: true });
    expect(await faultOf(stickOf(here).export(id, usb))).toBe('export-failed');
    expect(await readdir(root)).not.toContain('usb');
  });

  test('without a recording is said', async () => {
    expect(await faultOf(stickOf(there).import(usb))).toBe('stick-empty');
  });
});
