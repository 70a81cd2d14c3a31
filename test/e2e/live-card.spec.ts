import { fault } from '../../shared/faults/fault.ts';
import { expect, expectAccessible, test } from './support/fixtures.ts';
import { stage, stageAnswer } from './support/stage.ts';
import { stagedBroadcast, stagedSnapshot } from '../support/staged-snapshot.ts';
import { ask, openView, pairedWith } from './support/room.ts';

test('the card of a live push says what viewers see and how each address does', async ({ room }) => {
  const { page, lectern } = room;
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  const { broadcasts, current } = stagedBroadcast();
  await stage(lectern.app, stagedSnapshot({ state: 'live', current, broadcasts }));
  const card = page.getByRole('region', { name: 'Live' });
  await expect(card.getByRole('status')).toHaveText('On air, viewers can see it');
  const primary = card.getByRole('listitem', { name: 'Primary' });
  await expect(primary).toContainText('Waiting');
  await expect(primary).toContainText('3 reconnects');
  await expect(primary).toContainText('Next attempt in 0:07.');
  await expect(card.getByRole('listitem', { name: 'Backup' })).toContainText('Sending 6.1 Mbit/s');
  await expectAccessible(page);

  const hidden = broadcasts.map((b) => ({ ...b, picture: 'slate' as const, audience: 'preview-only' as const }));
  await stage(lectern.app, stagedSnapshot({ state: 'live', current, broadcasts: hidden }));
  await expect(card.getByRole('status')).toHaveText('Pushing, preview only');
  await expect(card).toContainText('Viewers see a slate and hear nothing');
  await card.getByRole('button', { name: 'Go live' }).click();
  await expect(page.getByRole('dialog')).toContainText('Let viewers in?');
  await expectAccessible(page);
});

test('a server of the settings is kept without its stream key ever coming back', async ({
  room: { page, sandbox },
}) => {
  await pairedWith(page, sandbox);
  await openView(page, 'Settings');
  await page.getByRole('button', { name: 'Add a server' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Archive');
  await dialog.getByLabel('Address').fill('rtmp://127.0.0.1:1/live');
  await dialog.getByLabel('Stream key').fill('hush-hush-key');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  const server = page.getByRole('listitem', { name: 'Archive' });
  await expect(server).toContainText('Key stored');
  await server.getByRole('button', { name: 'Change' }).click();
  await expect(dialog.getByLabel('Stream key')).toHaveValue('');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(JSON.stringify(await ask(page, 'settings', {}))).not.toContain('hush-hush-key');
  await server.getByRole('button', { name: 'Remove' }).click();
  await expect(server).toHaveCount(0);
  expect((await ask(page, 'streamKeys', {})).serverIds).toEqual([]);
});

test('a second encode for pushes is kept only if this PC sustains it', async ({ room: { lectern, page, sandbox } }) => {
  await pairedWith(page, sandbox);
  await openView(page, 'Settings');
  await page.getByRole('searchbox').fill('quality of live');
  await expect(page.getByText("The recording's own: encoded once")).toBeVisible();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /What is sent/ }).click();
  await page.getByRole('option', { name: 'A second encode, smaller' }).click();
  await dialog.getByLabel('Picture at most (kbit/s)').fill('1200');
  await stageAnswer(lectern.app, 'savePushRate', {
    saved: false,
    load: 1.3,
    proposal: { videoKbps: 800, height: 360 },
  });
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog.getByRole('alert')).toContainText('both take 130 % of its time');
  await expect(dialog.getByRole('alert')).toContainText('at most 800 kbit/s, 360 lines');
  await expectAccessible(page);
  expect((await ask(page, 'settings', {})).live.lowerRate).toBeNull();
});

test('the card of a live push says what is encoded a second time, and when that was given up', async ({ room }) => {
  const { page, lectern } = room;
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  const { broadcasts, current } = stagedBroadcast();
  const lower = broadcasts.map((b) => ({ ...b, lowerRate: { videoKbps: 1500, height: 720 } }));
  await stage(lectern.app, stagedSnapshot({ state: 'live', current, broadcasts: lower }));
  const card = page.getByRole('region', { name: 'Live' });
  await expect(card).toContainText('at most 1,500 kbit/s, 720 lines');
  const given = broadcasts.map((b) => ({ ...b, lowerRateFault: fault('live-lower-rate-behind') }));
  await stage(lectern.app, stagedSnapshot({ state: 'live', current, broadcasts: given }));
  await expect(card).toContainText("It goes on in the recording's own quality");
  await expectAccessible(page);
});
