import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, type Room } from './support/fixtures.ts';
import { ask, openView, pairedWith } from './support/room.ts';
import { stageAnswer } from './support/stage.ts';
import { becomeStill, comesTrue } from './support/still.ts';

const SHOTS = 'shots';
/** For a machine that is busy with other things. */
const ENOUGH = { timeout: 60_000 };
const CANARY = 'canary-Jd8Ks2-camera';

/** What a test needs of a video in the window. */
interface Playing {
  readonly duration: number;
  readonly currentTime: number;
  play(): Promise<void>;
}

async function openDevices(page: Page): Promise<void> {
  await openView(page, 'Devices');
  await expect(page.getByRole('region', { name: 'Sources' })).toBeVisible();
}

async function shoot({ lectern, page }: Room, name: string): Promise<void> {
  await mkdir(SHOTS, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: null });
    await lectern.app.evaluate(({ nativeTheme }, s) => (nativeTheme.themeSource = s), scheme);
    await comesTrue(page, `matchMedia('(prefers-color-scheme: ${scheme})').matches`);
    await becomeStill(page);
    const shot = await lectern.app.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return image?.toPNG().toString('base64') ?? '';
    });
    await writeFile(join(SHOTS, `devices-${name}-${scheme}.png`), Buffer.from(shot, 'base64'));
    await expectAccessible(page);
  }
}

test('sources are shown, rehearsed and tried', async ({ room }) => {
  const { page, sandbox } = room;
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  await pairedWith(page, sandbox);
  await openDevices(page);
  await expect(page.getByRole('img', { name: 'Lecturer camera', exact: true })).toBeVisible();
  await expect(page.getByText('Delivers').first()).toBeVisible();
  await shoot(room, 'sources');

  await page.getByRole('button', { name: 'Rehearse' }).click();
  await expect(page.getByRole('region', { name: 'What the rehearsal found' })).toContainText('good', ENOUGH);
  await shoot(room, 'rehearsal');

  await page.getByRole('button', { name: 'Record 10 seconds' }).click();
  const video = page.locator('video');
  await expect(video).toBeVisible(ENOUGH);
  await expect.poll(() => video.evaluate((v) => (v as unknown as Playing).duration)).toBeGreaterThan(8);
  await video.evaluate((v) => (v as unknown as Playing).play());
  await expect.poll(() => video.evaluate((v) => (v as unknown as Playing).currentTime)).toBeGreaterThan(0.2);
  await shoot(room, 'test-recording');
  await page.getByRole('button', { name: 'Wipe' }).click();
  await expect(video).toBeHidden();
});

test('an IP camera is added, its password goes to the secrets and nowhere else', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  await pairedWith(page, sandbox);
  await openDevices(page);
  await page.getByRole('button', { name: 'Add a source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Kind/ }).click();
  await page.getByRole('option', { name: 'IP camera (RTSP)' }).click();
  await dialog.getByLabel('Address').fill(`rtsp://admin:${CANARY}@127.0.0.1:9/stream`);
  await dialog.getByLabel('Name', { exact: true }).fill('Ceiling camera');
  await shoot(room, 'add-source');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const { capture } = await ask(page, 'settings', {});
  expect(capture.sources.at(-1)).toMatchObject({ label: 'Ceiling camera', device: 'rtsp://127.0.0.1:9/stream' });

  await page.getByRole('button', { name: 'Change Ceiling camera' }).click();
  await expect(dialog.getByText('User name and password (stored)')).toBeVisible();
  await shoot(room, 'login');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const { files } = await ask(page, 'supportBundle', {});
  expect(files.filter((f) => f.text.includes(CANARY)).map((f) => f.name)).toEqual([]);
  expect(lectern.output()).not.toContain(CANARY);
});

test('a profile that this PC cannot sustain is not taken, and a lighter one is offered', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  await pairedWith(page, sandbox);
  await openDevices(page);
  const { capture } = await ask(page, 'settings', {});
  const [profile] = capture.profiles;
  await stageAnswer(lectern.app, 'saveProfile', { saved: false, load: 1.7, proposal: profile });
  await page
    .getByRole('region', { name: /Profile/ })
    .getByRole('button', { name: 'Change' })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Picture at most (kbit/s)')).toHaveValue('500');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('encoding takes 170 % of its time');
  await shoot(room, 'too-heavy');
  await stageAnswer(lectern.app, 'saveProfile', { saved: true, load: 0.4, proposal: null });
  await dialog.getByRole('button', { name: 'Take this instead' }).click();
  await expect(dialog).toBeHidden();
});
