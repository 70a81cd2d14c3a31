import { mkdir, readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator, TestInfo } from '@playwright/test';
import type { CopyView } from '../../shared/ipc/copy-view.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { stagedSnapshot } from '../support/staged-snapshot.ts';
import { WebFolder } from '../support/web-folder.ts';
import { addSoon } from './support/calendar.ts';
import { expect, expectAccessible, test, type Room } from './support/fixtures.ts';
import { launch } from './support/launch.ts';
import { ask, openView, pairedWith, snapshotOf } from './support/room.ts';
import { stage } from './support/stage.ts';

/** For a machine that is busy with other things. */
const ENOUGH = { timeout: 60_000 };
const TITLE = 'MATH-123 Linear Algebra';

/** Lets the next dialog that asks for a folder answer with this one. */
const chooseFolder = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);

/** Records a short event; gives its row in Recordings. */
async function recorded(room: Room): Promise<Locator> {
  const { page, sandbox } = room;
  await pairedWith(page, sandbox);
  await addSoon(room, { summary: TITLE, lastsSeconds: 4 });
  await openView(page, 'Recordings');
  return page.getByRole('article', { name: TITLE });
}

test('a recording is handed over in a drop folder, and the window says where', async ({ room }, info) => {
  const { page, sandbox } = room;
  const folder = info.outputPath('drop');
  await mkdir(folder, { recursive: true });
  await ask(page, 'changeSettings', { delivery: { way: 'drop-folder', path: folder } });
  const recording = await recorded(room);
  await expect(recording).toContainText('Handed over', ENOUGH);
  const names = await readdir(folder);
  expect(names.map((name) => name.replace(/^.*\./, '')).sort()).toEqual(['mp4', 'xml']);
  await recording.getByRole('button', { name: TITLE }).click();
  const sheet = names.find((name) => name.endsWith('.xml')) ?? '';
  await expect(recording).toContainText(`Handed over in ${folder}, described by ${sheet}.`);
  await expect(recording).toContainText('deletes nothing');
  expect(sandbox.state.entries.size).toBe(0);
  await expectAccessible(page);
});

test.describe('where the account may submit bulk uploads', () => {
  test.use({ scenario: { appTokens: [{ sessionPrivileges: 'setrole:CAPTURE_AND_INGEST' }] } });

  test('a recording becomes an entry without an upload token', async ({ room }, info) => {
    const { page, sandbox } = room;
    const folder = info.outputPath('media');
    await mkdir(folder, { recursive: true });
    const web = await WebFolder.serve(folder);
    try {
      await ask(page, 'changeSettings', { delivery: { way: 'bulk-upload', path: folder, mediaUrl: web.url } });
      const recording = await recorded(room);
      await expect(recording).toContainText('In Kaltura', ENOUGH);
      expect([...sandbox.state.entries.values()]).toMatchObject([{ name: TITLE }]);
      expect([...sandbox.state.bulkUploads.values()]).toHaveLength(1);
      expect(sandbox.requests.filter((r) => r.service === 'uploadtoken')).toEqual([]);
    } finally {
      await web.close();
    }
  });
});

/** A recording that is not uploaded, and an empty stick. */
async function recordedBesideStick(room: Room, info: TestInfo): Promise<{ recording: Locator; usb: string }> {
  const usb = info.outputPath('usb');
  await mkdir(usb, { recursive: true });
  await ask(room.page, 'changeSettings', { upload: { automatic: false } });
  const recording = await recorded(room);
  await expect(recording).toContainText('Recorded', ENOUGH);
  return { recording, usb };
}

test('a recording is exported to a stick, and another device takes it over', async ({ room }, info) => {
  const { lectern, page, sandbox } = room;
  const { recording, usb } = await recordedBesideStick(room, info);
  await recording.getByRole('button', { name: TITLE }).click();
  await chooseFolder(lectern.app, usb);
  await recording.getByRole('button', { name: 'Export …' }).click();
  const [folder] = await shown(usb);
  await expect(recording).toContainText(`Exported to ${join(usb, folder ?? '')}, every file compared.`, ENOUGH);
  await expectAccessible(page);

  const other = await launch();
  try {
    const there = await other.window();
    await pairedWith(there, sandbox);
    await ask(there, 'changeSettings', { upload: { automatic: false } });
    await openView(there, 'Recordings');
    await chooseFolder(other.app, usb);
    await there.getByRole('button', { name: 'Import …' }).click();
    await expect(there.getByText('1 recording imported.')).toBeVisible(ENOUGH);
    await expect(there.getByRole('article', { name: TITLE })).toContainText('Recorded');
    await there.getByRole('button', { name: 'Import …' }).click();
    await expect(there.getByText('0 recordings imported, 1 known already.')).toBeVisible();
  } finally {
    await other.close();
  }
});

test('an export is cancelled while it runs, and leaves the stick as it was', async ({ room }, info) => {
  const { lectern, page } = room;
  const { recording, usb } = await recordedBesideStick(room, info);
  const [track] = (await snapshotOf(page)).recordings.flatMap((r) => r.tracks);
  const { bytes, file } = { file: track?.file ?? '', bytes: track?.bytes ?? 0 };
  await recording.getByRole('button', { name: TITLE }).click();
  await chooseFolder(lectern.app, usb);
  // So much that a person, or a test, comes before its end; a hole of a file, which takes no room here.
  await truncate(file, 6e9);
  await recording.getByRole('button', { name: 'Export …' }).click();
  await recording.getByRole('button', { name: 'Cancel export' }).click();
  await expect(recording.getByRole('status')).toContainText('Export cancelled.', ENOUGH);
  expect(await readdir(usb)).toEqual([]);
  await expectAccessible(page);
  await truncate(file, bytes);
  await recording.getByRole('button', { name: 'Export …' }).click();
  await expect(recording.getByRole('status')).toContainText('every file compared.', ENOUGH);
});

/** The folders on a stick, once there is one. */
async function shown(usb: string): Promise<readonly string[]> {
  await expect.poll(() => readdir(usb), ENOUGH).not.toEqual([]);
  return readdir(usb);
}

test('how far copying is stands beside what is copied', async ({ room: { lectern, page, sandbox } }) => {
  await pairedWith(page, sandbox);
  await openView(page, 'Recordings');
  const snapshot = stagedSnapshot();
  const exported = snapshot.recordings.find((r) => r.state === 'uploaded');
  const copying = (recordingId: RecordingId | null, step: CopyView['step']): CopyView => ({
    ...{ way: recordingId === null ? 'import' : 'export', recordingId, step },
    ...{ bytes: 1_500_000_000, bytesTotal: 4_000_000_000 },
  });
  const copies = [copying(exported?.id ?? null, 'copying'), copying(null, 'checking')];
  await stage(lectern.app, { ...snapshot, copies });
  const row = page.getByRole('article', { name: exported?.title ?? '' });
  await row.getByRole('button', { name: exported?.title ?? '' }).click();
  const bar = row.getByRole('progressbar', { name: 'Exporting …' });
  await expect(bar).toHaveAttribute('aria-valuenow', '37.5');
  await expect(row).toContainText('1.5 GB of 4 GB');
  await expect(row.getByRole('button', { name: 'Exporting …' })).toBeDisabled();
  await expect(page.getByRole('progressbar', { name: 'Importing …' })).toBeVisible();
  await expect(page.getByText('Comparing what arrived …')).toBeVisible();
  await expect(row.getByRole('button', { name: 'Cancel export' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Cancel import' })).toBeEnabled();
  await expectAccessible(page);
  await page.screenshot({ path: 'shots/stick-copying.png' });
  await stage(lectern.app, { ...snapshot, copies: [copying(exported?.id ?? null, 'cancelling')] });
  await expect(row).toContainText('Cancelling …');
  await expect(row.getByRole('button', { name: 'Cancel export' })).toBeDisabled();
  await expectAccessible(page);
});
