import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RtmpServer } from '../support/rtmp-server.ts';
import { endSoon, moveToSoon } from './support/calendar.ts';
import { expect, test } from './support/fixtures.ts';
import { openView, pairedWith } from './support/room.ts';

const SHOTS = 'shots';
const LIVE = '1_townhall';

test.use({ scenario: { entries: [{ key: 'town-hall', id: LIVE, type: 'liveStream', name: 'Town hall' }] } });

test('a live event is awaited, goes on air, bears an outage and ends', async ({ room }) => {
  const { page, sandbox } = room;
  await mkdir(SHOTS, { recursive: true });
  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `live-${name}.png`), fullPage: true });
  const server = await RtmpServer.start();
  try {
    const entry = sandbox.state.entries.get(LIVE);
    if (!entry) throw new Error('the scenario has a live entry');
    Object.assign(entry, {
      primaryBroadcastingUrl: server.url('s3cr3t77'),
      ...{ secondaryBroadcastingUrl: '', primarySecuredBroadcastingUrl: '', secondarySecuredBroadcastingUrl: '' },
    });
    const event = sandbox.schedule.add({
      type: 'liveStream',
      summary: 'Town hall',
      startsInSeconds: 3600,
      lastsSeconds: 3600,
      resources: ['room'],
      templateEntry: 'town-hall',
    });
    await pairedWith(page, sandbox);
    await expect(page.getByText('Next: Town hall')).toBeVisible();
    await shot('1-countdown');
    await moveToSoon(room, event);

    const card = page.getByRole('region', { name: 'Live', exact: true });
    const state = card.getByRole('status');
    await expect(state).toHaveText('Pushing, not yet playable');
    entry.broadcasting = true;
    await expect(state).toHaveText('On air, viewers can see it');
    await expect(page.getByRole('region', { name: 'Now' }).getByRole('status')).toHaveText('Live');
    const primary = card.getByRole('listitem', { name: 'Primary' });
    await expect(primary).toContainText('Sending');
    await shot('2-on-air');

    await server.down();
    await expect(primary).toContainText('Waiting');
    await expect(primary).toContainText('Next attempt in');
    await expect(state).toHaveText('Nobody gets the picture');
    await expect(card.getByRole('button', { name: 'Reconnect now' })).toBeVisible();
    await shot('3-outage');
    await server.up();
    await expect(primary).toContainText('Sending');
    await expect(state).toHaveText('On air, viewers can see it');

    await card.getByRole('button', { name: 'Hide the room' }).click();
    await expect(card).toContainText('Viewers see a slate and hear nothing');
    await expect(primary).toContainText('Sending');
    await shot('4-hidden');
    await card.getByRole('button', { name: 'Show the room again' }).click();
    await expect(card).not.toContainText('Viewers see a slate and hear nothing');
    await expect(primary).toContainText('Sending');

    await endSoon(room, event);
    await expect(card).toHaveCount(0);
    await openView(page, 'Recordings');
    const recording = page.getByRole('article', { name: 'Town hall' });
    await expect(recording).toContainText('In Kaltura', { timeout: 60_000 });
    await shot('5-ended');
    expect(new Set(server.publishes.map((p) => p.token))).toEqual(new Set(['s3cr3t77']));
  } finally {
    await server.close();
  }
});
