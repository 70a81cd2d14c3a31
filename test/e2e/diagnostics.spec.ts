import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzip } from '../../scripts/electron/zip.mjs';
import { expect, expectAccessible, test } from './support/fixtures.ts';
import { ask, openView, pairedWith } from './support/room.ts';

/** For a machine that is busy with other things. */
const ENOUGH = { timeout: 60_000 };

/** Planted wherever a person can enter a secret; no two of them share a part that a rule could know. */
const CANARIES = {
  webhook: 'https://hooks.example.org/services/canary-Wq8Zr3',
  mail: 'canary-Pk5Tt1-password',
  stream: 'canary-Lm2Vv9-stream-key',
  administrator: 'canary-Xc7Bb4-administrator',
  wrongToken: 'canary-Hg6Nn0-token',
  ftp: 'canary-Jd2Ff5-ftp',
  delivery: 'canary-Rt9Uu4-delivery',
  passphrase: 'canary-Ye1Oo6-passphrase',
  camera: 'canary-Zs3Ii8-camera',
  calendar: 'canary-Vb7Ee2-calendar',
};

async function plant(page: Page, serverUrl: string, partnerId: number, tokenId: string): Promise<void> {
  await ask(page, 'setAlertSecret', { name: 'webhook-url', value: CANARIES.webhook });
  await ask(page, 'setAlertSecret', { name: 'smtp-password', value: CANARIES.mail });
  const server = { id: 'campus', label: 'Campus', url: 'rtmp://campus.example.org/live', enabled: true };
  await ask(page, 'changeSettings', { live: { servers: [server] } });
  await ask(page, 'setStreamKey', { serverId: 'campus', key: CANARIES.stream });
  await ask(page, 'setFtpPassword', { value: CANARIES.ftp });
  await ask(page, 'setDeliverySecret', { name: 'password', value: CANARIES.delivery });
  await ask(page, 'setDeliverySecret', { name: 'passphrase', value: CANARIES.passphrase });
  await ask(page, 'addCalendar', { name: 'Campus', place: `https://campus.invalid/${CANARIES.calendar}.ics` });
  const camera = { id: 'ceiling', label: 'Ceiling', kind: 'rtsp' as const, device: 'rtsp://127.0.0.1:9/ceiling' };
  await ask(page, 'changeSettings', { capture: { sources: [camera] } });
  await ask(page, 'setSourceLogin', { sourceId: 'ceiling', login: { username: 'hall', password: CANARIES.camera } });
  const account = { serverUrl, partnerId, allowPlainHttp: true };
  const refused = ask(page, 'pair', { ...account, tokenId, token: CANARIES.wrongToken });
  await expect(refused).rejects.toThrow('Kaltura refused the token value');
  const proof = { by: 'secret', secret: CANARIES.administrator, userId: 'administrator' } as const;
  const unprepared = ask(page, 'prepareAccount', {
    ...{ ...account, proof, description: 'Room 702', userId: 'room-702', seesEverything: false },
  });
  await expect(unprepared).rejects.toThrow('did not accept the administrator secret');
}

test('the support bundle is shown first, and no secret is in it', async ({ room }, info) => {
  const { lectern, page, sandbox } = room;
  await pairedWith(page, sandbox);
  const { partnerId, token, tokenId } = sandbox.credentials;
  await plant(page, sandbox.url, partnerId, tokenId);
  await openView(page, 'Diagnostics');
  await page.getByRole('button', { name: 'Gather it' }).click();
  const files = page.locator('details');
  await expect(files).not.toHaveCount(0);
  const shown: string[] = [];
  for (const file of await files.all()) {
    await file.locator('summary').click();
    shown.push((await file.locator('pre').textContent()) ?? '');
    await file.locator('summary').click();
  }
  const path = info.outputPath('support.zip');
  await lectern.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect(page.getByText(`Saved as ${path}`)).toBeVisible();
  await expectAccessible(page);

  expect(shown.join()).toContain('Room 702');
  const kept = await readFile(join(lectern.profile, 'logs', 'lectern.log'), 'utf8');
  const unzipped = info.outputPath('support');
  unzip(path, unzipped, (name) => name);
  const saved = await Promise.all((await readdir(unzipped)).map((name) => readFile(join(unzipped, name), 'utf8')));
  expect(saved).toHaveLength(shown.length);
  for (const secret of [token, ...Object.values(CANARIES)]) {
    for (const text of [...shown, ...saved, kept]) expect(text.includes(secret), secret).toBe(false);
  }
});

test('the checks are numbered, run at once and one by one; the log is searched', async ({
  room: { page, sandbox },
}) => {
  await pairedWith(page, sandbox);
  await openView(page, 'Diagnostics');
  const checks = page.getByRole('region', { name: 'Checks of this PC' }).getByRole('listitem');
  await checks.nth(2).getByRole('button').click();
  await expect(checks.nth(2)).toContainText('3The folder for recordings can be written');
  await expect(checks.nth(2).getByRole('status')).toHaveText('fine');
  await expect(checks.nth(0).getByRole('status')).toBeEmpty();
  await page.getByRole('button', { name: 'Run all checks' }).click();
  for (const check of await checks.all()) await expect(check.getByRole('status')).not.toBeEmpty(ENOUGH);

  const doctor = page.getByRole('region', { name: 'Permissions in Kaltura' });
  await doctor.getByRole('button', { name: 'Check permissions' }).click();
  await expect(doctor.getByRole('listitem').filter({ hasText: 'uploadToken.add' })).toContainText('allowed');

  const log = page.getByRole('region', { name: 'Log' });
  await log.getByRole('searchbox').fill('Engine started');
  await expect(log.getByRole('row')).toHaveCount(1);
  await log.getByRole('searchbox').fill('what nobody ever logs');
  await expect(log).toContainText('No line of the log is like that.');
});
