import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

const stickOf = (ledger: Ledger): Stick =>
  new Stick({
    ...{ files: new NodeFiles(), drops: new NodeDropFolders(), ledger, log: quietLog },
    recordings: () => path.join(root, 'recordings'),
  });

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
      expect(views.some((v) => v.isChecking)).toBe(true);
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

describe('a recording on a stick', () => {
  test('carries its files, its hashes and its certificate, and becomes a recording of the other device', async () => {
    const folder = await stickOf(here).export(id, usb);
    expect(await readdir(folder)).toEqual([
      'certificate.json',
      'lectern-recording.json',
      `${id}-camera.mp4`,
      `${id}-screen.mp4`,
    ]);
    expect(await stickOf(there).import(usb)).toEqual({ imported: 1, known: 0 });
    const [before, after] = [here, there].map((ledger) => ledger.state().recordings.get(id));
    if (after?.state !== 'captured' || before?.state !== 'uploading') throw new Error('not there');
    expect(after.occurrence).toEqual(before.occurrence);
    const contents = await contentsOf(after.dir);
    for (const { file, sha256 } of after.tracks) expect(contents.get(path.basename(file))).toBe(sha256);
    expect(after.tracks.map((t) => t.sha256)).toEqual(before.tracks.map((t) => t.sha256));
  });

  test('is taken once, and not by the device it is from', async () => {
    await stickOf(here).export(id, usb);
    expect(await stickOf(here).import(usb)).toEqual({ imported: 0, known: 1 });
    await stickOf(there).import(usb);
    expect(await stickOf(there).import(usb)).toEqual({ imported: 0, known: 1 });
  });

  test('is found in its own folder, beside its own files', async () => {
    expect(await stickOf(there).import(await stickOf(here).export(id, usb))).toEqual({ imported: 1, known: 0 });
  });

  test('that was damaged on the way is refused whole', async () => {
    const folder = await stickOf(here).export(id, usb);
    const file = path.join(folder, `${id}-screen.mp4`);
    const bytes = await readFile(file);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await faultOf(stickOf(there).import(usb))).toBe('stick-damaged');
    expect(there.state().recordings.size).toBe(0);
    await stickOf(here).export(id, usb);
    expect(await stickOf(there).import(usb)).toEqual({ imported: 1, known: 0 });
  });

  test('whose manifest leads elsewhere is refused', async () => {
    const folder = await stickOf(here).export(id, usb);
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
