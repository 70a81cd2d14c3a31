import type { Page } from '@playwright/test';
import { RtmpServer } from '../support/rtmp-server.ts';
import { BUSY_CAMPUS, fillCalendar, hallCapture, sendTownHallTo } from './support/busy-hall.ts';
import { expect, test, type Room } from './support/fixtures.ts';
import { Photographer } from './support/photographer.ts';
import { ask, pairingLink, snapshotOf } from './support/room.ts';
import { stageAnswer } from './support/stage.ts';

/** Git ignores it; the README's pictures come from there. */
const FOLDER = 'shots/screens';
const VIEWS = ['today', 'recordings', 'conflicts', 'changes', 'devices', 'settings', 'diagnostics'] as const;
/** For a machine that is busy with other things. */
const ENOUGH = { timeout: 60_000 };

test.use({ scenario: BUSY_CAMPUS });

/** What has become of each recording, by its title. */
const statesOf = async (page: Page): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await snapshotOf(page)).recordings.map((r) => [r.title, r.state]));

/** By the address, which is the same in every language. */
async function goTo(page: Page, view: (typeof VIEWS)[number]): Promise<void> {
  await page.evaluate(`location.hash = '${view}'`);
  await expect(page.locator(`nav li:nth-child(${VIEWS.indexOf(view) + 1}) [aria-current]`)).toBeVisible();
  await expect(page.locator('main :is(h2, li)').filter({ visible: true }).first()).toBeVisible();
  // The timeline comes later than what is beside it.
  if (view === 'today') await expect(page.locator('.timeline .block').first()).toBeVisible();
}

async function stop(page: Page): Promise<void> {
  const { current } = await snapshotOf(page);
  if (current) await ask(page, 'stop', { recordingId: current.id });
}

async function throughTheWizard({ lectern, page, sandbox }: Room, camera: Photographer): Promise<void> {
  await page.getByLabel('Paste a pairing link or JSON').fill(pairingLink(sandbox));
  await page.getByText('Allow a connection without encryption').click();
  await camera.wholeInEveryLook('pairing-1-account');
  await page.getByRole('button', { name: 'Check permissions' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'media.addContent' })).toContainText('allowed');
  await camera.wholeInEveryLook('pairing-2-permissions');
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await page.getByRole('option', { name: 'Room 702' }).click();
  await camera.wholeInEveryLook('pairing-3-room');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('checkbox', { name: 'Test pattern' }).check({ force: true });
  await camera.wholeInEveryLook('pairing-4-sources');
  // Whether this PC sustains it just now is not what the pictures are about: another part of the tests may be busy beside.
  await ask(page, 'changeSettings', { capture: hallCapture() });
  await stageAnswer(lectern.app, 'saveSources', { saved: true, load: 0.4, proposal: null });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('region', { name: 'What the rehearsal found' })).toBeVisible(ENOUGH);
  await camera.wholeInEveryLook('pairing-5-rehearsal');
  await page.getByRole('button', { name: 'Finish' }).click();
}

async function throughTheViews(page: Page, camera: Photographer): Promise<void> {
  await goTo(page, 'conflicts');
  await page.getByRole('button', { name: 'What would other rules do?' }).first().click();
  await expect(page.getByText('With “higher priority goes first”')).toBeVisible();
  await camera.wholeInEveryLook('conflicts');
  await goTo(page, 'recordings');
  await camera.wholeInEveryLook('recordings');
  await page.getByRole('button', { name: /CHEM-110/ }).click();
  await expect(page.getByRole('heading', { name: 'Certificate' })).toBeVisible();
  await camera.wholeInEveryLook('recordings-uploaded');
  await page.getByRole('button', { name: /CHEM-110/ }).click();
  await page.getByRole('button', { name: /HIST-201/ }).click();
  await expect(page.getByRole('heading', { name: 'What happened, and when' })).toBeVisible();
  await camera.wholeInEveryLook('recordings-failed');
  await goTo(page, 'changes');
  await camera.wholeInEveryLook('changes');
  await goTo(page, 'devices');
  await expect(page.getByRole('region', { name: 'Which events use which profile' })).toBeVisible();
  await camera.wholeInEveryLook('devices');
  await goTo(page, 'diagnostics');
  await page.getByRole('button', { name: 'Run all checks' }).click();
  await expect(page.locator('.checks').getByRole('status').last()).not.toBeEmpty(ENOUGH);
  await camera.wholeInEveryLook('diagnostics');
  await goTo(page, 'settings');
  const sections = page.locator('.settings-section');
  await expect(sections.first()).toBeVisible();
  for (const section of await sections.all()) {
    await camera.inEveryLook((await section.getAttribute('id')) ?? 'settings', section);
  }
}

async function throughTheViewsInGerman(page: Page, camera: Photographer): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  for (const view of VIEWS) {
    await goTo(page, view);
    await camera.whole(`german-${view}`);
  }
}

// A hundred pictures, and the events of an hour.
test.setTimeout(600_000);

test('every view is photographed with what a real day brings', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  const camera = await Photographer.into(FOLDER, lectern.app, page);
  const server = await RtmpServer.start();
  try {
    sendTownHallTo(sandbox, server.url());
    await throughTheWizard(room, camera);
    const { edit, beginTownHall } = fillCalendar(sandbox);
    await ask(page, 'syncNow', {});
    await expect(page.getByRole('region', { name: 'Now' })).toContainText('CHEM-110 Organic Chemistry');
    await camera.inEveryLook('today-countdown');
    await expect.poll(() => statesOf(page), ENOUGH).toEqual({ 'CHEM-110 Organic Chemistry': 'uploaded' });
    const refusal = { kind: 'apiError', code: 'UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD' } as const;
    sandbox.faults.arm({ service: 'uploadToken', action: 'upload', times: null, effect: refusal });
    edit();
    await ask(page, 'syncNow', {});
    await expect
      .poll(() => statesOf(page), ENOUGH)
      .toEqual({
        'CHEM-110 Organic Chemistry': 'uploaded',
        'HIST-201 Modern History': 'failed',
        'MATH-123 Linear Algebra': 'capturing',
      });
    await throughTheViews(page, camera);
    await goTo(page, 'today');
    await camera.inEveryLook('today');
    await page.getByRole('radio', { name: 'Week' }).click();
    await camera.inEveryLook('today-week');
    beginTownHall();
    await ask(page, 'syncNow', {});
    await goTo(page, 'today');
    await page.getByRole('radio', { name: 'Day' }).click();
    await expect(page.getByText('On air, viewers can see it')).toBeVisible(ENOUGH);
    await camera.wholeInEveryLook('today-live');
    await page.getByRole('button', { name: 'Compact window' }).click();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await camera.inEveryLook('compact');
    await page.getByRole('button', { name: 'Whole window' }).click();
    await throughTheViewsInGerman(page, camera);
  } finally {
    // Else quitting asks whether to.
    await stop(page);
    await server.close();
  }
});
