import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, expectAccessible, test } from './support/fixtures.ts';
import { ask, openView, pairedWith } from './support/room.ts';
import { stageAnswer } from './support/stage.ts';

test('a setting is found by what it does, changed, and kept', async ({ room: { page, sandbox } }) => {
  await pairedWith(page, sandbox);
  await openView(page, 'Settings');
  const search = page.getByRole('searchbox', { name: 'Search the settings' });
  await search.fill('slow');
  const waits = page.getByRole('switch', { name: 'Wait with uploads while a lecture is recorded' });
  await expect(page.getByRole('switch')).toHaveCount(1);
  await expectAccessible(page);
  await waits.focus();
  await page.keyboard.press('Space');
  await expect(waits).toBeChecked();
  await expect.poll(async () => (await ask(page, 'settings', {})).upload.notWhileCapturing).toBe(true);
  await search.fill('nothing is called like this');
  await expect(page.getByText('No setting is called that')).toBeVisible();
});

test('what the organisation has set is shown and cannot be changed', async ({ room: { lectern, page, sandbox } }) => {
  await pairedWith(page, sandbox);
  await stageAnswer(lectern.app, 'lockedSettings', { keys: ['upload.keepDays'], file: '/etc/lectern/managed.json' });
  await openView(page, 'Settings');
  const days = page.getByLabel('Keep uploaded recordings for (days)');
  await expect(days).toBeDisabled();
  await expect(days).toHaveValue('14');
  await expect(page.getByText('Set by your organisation')).toHaveCount(1);
  await expectAccessible(page);
});

test('a test of the alerts arrives where it should', async ({ room: { page, sandbox } }) => {
  const posted: unknown[] = [];
  const hook = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      posted.push(JSON.parse(Buffer.concat(pieces).toString()));
      response.end('ok');
    });
  }).listen(0, '127.0.0.1');
  try {
    await pairedWith(page, sandbox);
    await openView(page, 'Settings');
    await page.getByText('Post to a webhook').click();
    const { port } = hook.address() as AddressInfo;
    await page.getByLabel('Address of the webhook').fill(`http://127.0.0.1:${port}/hook`);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(page.getByText('Kept.')).toBeVisible();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByText('Sent by webhook.')).toBeVisible();
    expect(posted).toContainEqual(expect.objectContaining({ app: 'lectern', room: 'Room 702', what: 'test' }));
  } finally {
    hook.close();
  }
});
