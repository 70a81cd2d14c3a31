import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, type Room } from './support/fixtures.ts';
import type { Launched } from './support/launch.ts';
import { ask, openView, pairedWith } from './support/room.ts';
import { stage, stageLevels, zoomTo } from './support/stage.ts';
import { comesTrue } from './support/still.ts';
import type { SourceId } from '../../shared/domain/ids.ts';
import { stagedSnapshot } from '../support/staged-snapshot.ts';

const SHOTS = 'shots';

const leastSize = ({ lectern }: Room): Promise<readonly number[]> =>
  lectern.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize() ?? []);

/** Once the window has taken the form that the page shows: it may have any size of its form from then on. */
async function isCompact(room: Room): Promise<void> {
  await expect(room.page.getByRole('navigation')).toHaveCount(0);
  await expect.poll(() => leastSize(room)).toEqual([420, 320]);
}

async function resize({ lectern, page }: Room, width: number, height: number): Promise<void> {
  await lectern.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setSize(w, h), [
    width,
    height,
  ] as const);
  await comesTrue(page, `Math.abs(innerWidth * devicePixelRatio - ${width}) < 3`);
}

test('the window is made compact and whole again by the keyboard', async ({ room }) => {
  const { page, sandbox } = room;
  await pairedWith(page, sandbox);
  await openView(page, 'Recordings');
  expect(await leastSize(room)).toEqual([900, 600]);
  await page.getByRole('button', { name: 'Compact window' }).focus();
  await page.keyboard.press('Enter');
  const now = page.getByRole('region', { name: 'Now' });
  await expect(now.getByRole('button', { name: 'Start recording' })).toBeVisible();
  await isCompact(room);
  expect((await ask(page, 'settings', {})).console.compact).toBe(true);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Whole window' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect.poll(() => leastSize(room)).toEqual([900, 600]);
  expect((await ask(page, 'settings', {})).console.compact).toBe(false);
});

test('the compact window holds title, clock, buttons and faults; what leads elsewhere makes it whole', async ({
  room,
}) => {
  const { lectern, page, sandbox } = room;
  await pairedWith(page, sandbox);
  await page.getByRole('button', { name: 'Compact window' }).click();
  await isCompact(room);
  const staged = { ...stagedSnapshot(), isCompact: true };
  await resize(room, 420, 320);
  await stage(lectern.app, staged);
  const now = page.getByRole('region', { name: 'Now' });
  await expect(now).toContainText(staged.current?.title ?? 'a recording under way');
  await expect(now.getByRole('timer')).toBeInViewport();
  await expect(now.getByRole('button', { name: 'Hold to stop' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('alert').first()).toBeAttached();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  await resize(room, 460, 520);
  await stageLevels(lectern.app, [{ sourceId: 'mic' as SourceId, peakDb: [-14, -19], rmsDb: [-24, -30] }]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
    await page.screenshot({ path: `${SHOTS}/compact-${colorScheme}.png` });
  }

  await page.evaluate("location.hash = 'recordings'");
  await expect.poll(async () => (await ask(page, 'settings', {})).console.compact).toBe(false);
  await expect(page.getByRole('main', { name: 'Recordings' })).toBeVisible();
});

test('the buttons of a compact window are in sight at 200 %, however small it is', async ({ room }) => {
  const { lectern, page, sandbox } = room;
  await pairedWith(page, sandbox);
  await page.getByRole('button', { name: 'Compact window' }).click();
  await isCompact(room);
  await zoomTo(lectern.app, 2);
  const { current } = stagedSnapshot();
  if (current === null) throw new Error('the staged day has a recording under way');
  const buttons = {
    capturing: ['Hold to stop', 'Pause', '+5 min', '+10 min', '+15 min'],
    paused: ['Hold to stop', 'Continue', '+5 min', '+10 min', '+15 min'],
    stopped: ['Continue recording'],
    idle: ['Start recording'],
  };
  const now = page.getByRole('region', { name: 'Now' });
  for (const [width, height] of [[460, 520] as const, [420, 320] as const]) {
    await resize(room, width, height);
    for (const [state, names] of Object.entries(buttons)) {
      const phase = state === 'idle' ? null : { ...current, phase: state as typeof current.phase };
      await stage(lectern.app, { ...stagedSnapshot(), isCompact: true, current: phase, slots: [] });
      for (const name of names)
        await expect(now.getByRole('button', { name, exact: true }), state).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('heading', { name: 'Room 702' })).toBeInViewport();
      await expect(page.getByRole('button', { name: 'Whole window' })).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  }
});

test('the window is after a restart what it was and where it was, unless its screen is gone', async ({ room }) => {
  const { page, sandbox } = room;
  type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  const put = ({ app }: Launched, place: Place): Promise<void> =>
    app.evaluate(({ BrowserWindow }, at) => BrowserWindow.getAllWindows()[0]?.setBounds(at), place);
  const placeOf = ({ app }: Launched): Promise<Place | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const drawn = async ({ window }: Launched): Promise<Page> => {
    const page = await window();
    await expect(page.getByRole('region', { name: 'Now' })).toBeVisible();
    return page;
  };
  const compact = { x: 300, y: 40, width: 500, height: 400 };
  await pairedWith(page, sandbox);
  await openView(page, 'Settings');
  await page.getByText('Compact window', { exact: true }).click();
  await isCompact(room);
  await put(room.lectern, compact);
  await expect.poll(() => placeOf(room.lectern)).toEqual(compact);

  let lectern = await room.lectern.again();
  try {
    const window = await drawn(lectern);
    await expect(window.getByRole('navigation')).toHaveCount(0);
    expect(await placeOf(lectern)).toEqual(compact);
    await put(lectern, { ...compact, x: 5000 });
    await expect.poll(async () => (await placeOf(lectern))?.x).toBe(5000);
    lectern = await lectern.again();
    await drawn(lectern);
    expect((await placeOf(lectern))?.x).toBeLessThan(1280);
  } finally {
    await lectern.close();
  }
});
