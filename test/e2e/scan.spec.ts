import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pairingLink } from '../../shared/settings/pairing-link.ts';
import { drawnCode } from '../support/drawn-code.ts';
import { expect, expectAccessible, test } from './support/fixtures.ts';
import { pairedWith } from './support/room.ts';

const ACCOUNT = { serverUrl: 'https://kaltura.example.edu', partnerId: 4242, tokenId: '0_scanned' };
const TOKEN = 'canary-Lk83mQ-token';
const LINK = pairingLink({ ...ACCOUNT, token: TOKEN, hashType: 'SHA256' });

/** Made by the tests alone: this file is also read by the process that only lists them. */
const folder = resolve('test-results', 'scanned-code');
/** What Chromium's camera of a test sees, and the same as a picture. */
const [film, picture] = [join(folder, 'code.y4m'), join(folder, 'code.png')];

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  const { data, height, width } = drawnCode(LINK, 6);
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-i', 'pipe:0'];
  const around = ['-vf', 'pad=1280:720:(ow-iw)/2:(oh-ih)/2:gray'];
  const ffmpeg = (args: readonly string[]): void => {
    execFileSync(process.env['FFMPEG_BIN'] ?? 'ffmpeg', ['-v', 'error', '-y', ...raw, ...args], { input: data });
  };
  ffmpeg([...around, '-pix_fmt', 'yuv420p', film]);
  ffmpeg([picture]);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.use({ args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] });

test('a pairing link is read through the camera, and the camera is closed again', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  await page.getByRole('button', { name: 'Scan a QR code' }).click();
  await expect(page.getByLabel('Partner id')).toHaveValue('4242');
  await expect(page.getByLabel('App token id')).toHaveValue('0_scanned');
  await expect(page.getByLabel('App token', { exact: true })).toHaveValue(TOKEN);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(lectern.output()).not.toContain(TOKEN);

  // Neither the microphone, nor a camera once there is nothing to be scanned any more.
  const mayUse = (what: string): Promise<string> =>
    page.evaluate(`navigator.mediaDevices.getUserMedia(${what}).then(() => 'allowed', (error) => error.name)`);
  expect(await mayUse('{ audio: true }')).toBe('NotAllowedError');
  expect(await mayUse('{ audio: true, video: true }')).toBe('NotAllowedError');
  await pairedWith(page, sandbox);
  expect(await mayUse('{ video: true }')).toBe('NotAllowedError');
});

test('a pairing link is read from a picture', async ({ room: { lectern, page } }) => {
  // As on a PC without a camera.
  await lectern.app.evaluate(({ session }) =>
    session.defaultSession.setPermissionRequestHandler((_page, _permission, answer) => answer(false)),
  );
  await page.getByRole('button', { name: 'Scan a QR code' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText('No camera can be used');
  await expectAccessible(page);
  await page.screenshot({ path: 'shots/scan.png' });
  const chosen = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a picture' }).click();
  await (await chosen).setFiles(picture);
  await expect(page.getByLabel('Partner id')).toHaveValue('4242');
});
