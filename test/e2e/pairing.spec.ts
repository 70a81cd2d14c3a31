import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { profileSchema } from '../../shared/settings/capture.ts';
import { expect, expectAccessible, test } from './support/fixtures.ts';
import { ask, pairingLink } from './support/room.ts';
import { stageAnswer } from './support/stage.ts';

const HALL = [
  { kind: 'camera', device: '/dev/video-of-the-hall', label: 'Lecturer camera' },
  { kind: 'screen', device: ':0.0', label: 'Projector' },
];

/** The choice of the camera alone, as the engine keeps it once it was measured. */
const CAPTURE = {
  sources: [{ id: 'camera', label: 'Lecturer camera', kind: 'camera' as const, device: '/dev/video-of-the-hall' }],
  profiles: [
    {
      name: 'Lecture',
      tracks: [{ id: 'camera', label: 'Lecturer camera', video: 'camera', audio: null, height: 720 }],
    },
  ],
};

/** What this PC sustains is not what the test is about. */
async function sustain({ lectern, page }: { lectern: { app: ElectronApplication }; page: Page }): Promise<void> {
  await ask(page, 'changeSettings', { capture: CAPTURE });
  await stageAnswer(lectern.app, 'saveSources', { saved: true, load: 0.4, proposal: null });
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
    await page.screenshot({ path: `shots/wizard-${name}-${colorScheme}.png` });
  }
}

test('a new device is paired by a pasted link, takes a room and its sources', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  // What a lecture hall has is not to be had on every machine that runs this.
  await stageAnswer(lectern.app, 'listDevices', { devices: HALL });
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Paste a pairing link or JSON').fill(pairingLink(sandbox));
  await expect(page.getByLabel('Partner id')).toHaveValue(String(sandbox.credentials.partnerId));
  await page.getByText('Allow a connection without encryption').click();
  await page.getByRole('button', { name: 'Check permissions' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'media.addContent' })).toContainText('allowed');
  await expectAccessible(page);
  expect((await ask(page, 'settings', {})).pairing).toBeNull();
  await page.getByRole('button', { name: 'Pair', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'Which room is this?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('option', { name: 'Room 702' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.getByRole('heading', { name: 'What does this room record?' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Lecturer camera' })).toBeChecked();
  const proposal = profileSchema.parse(CAPTURE.profiles[0]);
  await stageAnswer(lectern.app, 'saveSources', { saved: false, load: 1.7, proposal });
  await page.getByRole('button', { name: 'Continue' }).click();
  const tooHeavy = page.getByRole('alert').filter({ hasText: 'encoding takes 170 % of its time' });
  await expect(tooHeavy).toBeVisible();
  await shoot(page, 'too-heavy');
  await page.getByText('Projector').click();
  await expect(tooHeavy).toBeHidden();
  expect((await ask(page, 'settings', {})).capture.sources).toEqual([]);
  await page.getByRole('button', { name: 'Continue' }).click();
  await sustain(room);
  await page.getByRole('button', { name: 'Take this instead' }).click();

  // The camera is not there: that is said, and keeps nobody from finishing.
  await expect(page.getByRole('heading', { name: 'Does everything come in?' })).toBeVisible();
  const found = page.getByRole('region', { name: 'What the rehearsal found' });
  await expect(found).toContainText('nothing comes', { timeout: 60_000 });
  await expect(found.getByRole('alert').first()).toBeVisible();
  await expect(page.getByText('Something is not right yet.')).toBeVisible();
  await shoot(page, 'rehearsal-wrong');

  const good = {
    trackId: 'camera',
    sourceId: 'camera',
    of: 'picture',
    verdict: 'good',
    faults: [],
    fps: 30,
    peakDb: null,
  };
  await stageAnswer(lectern.app, 'rehearse', { judgements: [good], faults: [], proposal: null });
  await page.getByRole('button', { name: 'Rehearse again' }).click();
  await expect(page.getByText('Everything is fine.')).toBeVisible();
  await expect(found.getByRole('alert')).toHaveCount(0);
  await shoot(page, 'rehearsal-fine');
  expect(sandbox.state.entries.size).toBe(0);
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('heading', { name: 'Room 702' })).toBeVisible();
  await expect(page.getByText('Nothing is scheduled for this room.')).toBeVisible();

  const settings = await ask(page, 'settings', {});
  expect(settings.pairing?.tokenId).toBe(sandbox.credentials.tokenId);
  expect(settings.resource?.name).toBe('Room 702');
  expect(settings.capture.sources.map((source) => source.label)).toEqual(['Lecturer camera']);
  expect(JSON.stringify(settings)).not.toContain(sandbox.credentials.token);
});

test('what the rehearsal finds wrong leads out of the wizard to where it is put right', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  const { partnerId, resourceId, tokenId, token, hashType } = sandbox.credentials;
  await stageAnswer(lectern.app, 'listDevices', { devices: HALL });
  await ask(page, 'pair', { serverUrl: sandbox.url, partnerId, tokenId, token, hashType });
  await ask(page, 'chooseResource', { id: String(resourceId), name: 'Room 702' });
  await expect(page.getByRole('checkbox', { name: 'Lecturer camera' })).toBeChecked();
  await sustain(room);
  await page.getByRole('button', { name: 'Continue' }).click();
  const found = page.getByRole('region', { name: 'What the rehearsal found' });
  await found.getByRole('button', { name: 'Devices' }).first().click({ timeout: 60_000 });
  await expect(page.getByRole('main', { name: 'Devices' })).toBeVisible();
});

test('a wrong token shows what is wrong, and nothing is kept', async ({ room: { page, sandbox } }) => {
  const { partnerId, tokenId } = sandbox.credentials;
  await page.getByLabel('Server address').fill(sandbox.url);
  await page.getByText('Allow a connection without encryption').click();
  await page.getByLabel('Partner id').fill(String(partnerId));
  await page.getByLabel('App token id').fill(tokenId);
  await page.getByLabel('App token', { exact: true }).fill('not the token');
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Kaltura refused the token value or the hash type');
  await expectAccessible(page);
  expect((await ask(page, 'settings', {})).pairing).toBeNull();
});

test('an administrator makes the app token on the spot, and nothing of the secret is kept', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  const { adminSecret, partnerId } = sandbox.credentials;
  await page.getByLabel('Server address').fill(sandbox.url);
  await page.getByText('Allow a connection without encryption').click();
  await page.getByLabel('Partner id').fill(String(partnerId));
  await page.getByRole('button', { name: 'Make an app token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Administrator secret' }).fill(adminSecret);
  await dialog.getByLabel('User of the device').fill('room-702');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await expect(dialog).toContainText('The token is made and filled in.');
  await expect(dialog.getByRole('img')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Show as a QR code' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code of the pairing link' })).toBeVisible();
  await page.screenshot({ path: 'shots/code.png' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Which room is this?' })).toBeVisible();
  expect(await readFile(join(lectern.profile, 'logs', 'lectern.log'), 'utf8')).not.toContain(adminSecret);
  expect(await readFile(join(lectern.profile, 'settings.json'), 'utf8')).not.toContain(adminSecret);
});
