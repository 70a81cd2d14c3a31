import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test as base } from './support/fixtures.ts';
import { Panel } from './support/panel.ts';
import { pairedWith } from './support/room.ts';

const SHOTS = 'shots';
/** A menu is much larger than an icon or a pointer. */
const MENU_PIXELS = 10_000;

const test = base.extend<{ panel: Panel }>({
  panel: async ({ browserName: _ }, use) => {
    const panel = await Panel.start();
    await use(panel);
    await panel.stop();
  },
});

test.skip(() => Panel.missing().length > 0, 'this machine has no panel of that kind');

/** How many pixels two pictures of the display differ in. */
const difference = (app: ElectronApplication, one: string, other: string): Promise<number> =>
  app.evaluate(
    ({ nativeImage }, [a, b]) => {
      const [left, right] = [a, b].map((path) => nativeImage.createFromPath(path ?? '').toBitmap());
      if (!left || !right || left.length !== right.length) return -1;
      let pixels = 0;
      for (let at = 0; at < left.length; at += 4) if (left.readUInt32LE(at) !== right.readUInt32LE(at)) pixels += 1;
      return pixels;
    },
    [one, other],
  );

test('the icon and its menu are drawn by a real panel', async ({ panel, room: { lectern, page, sandbox } }) => {
  await mkdir(SHOTS, { recursive: true });
  sandbox.schedule.add({
    summary: 'MATH-123 Linear Algebra',
    startsInSeconds: 1800,
    lastsSeconds: 3600,
    resources: ['room'],
  });
  await pairedWith(page, sandbox);
  await expect(page.getByRole('region', { name: 'Now' })).toContainText('Next: MATH-123');
  // The window would lie over the menu.
  await lectern.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const [closed, open] = ['tray-icon.png', 'tray-menu.png'].map((name) => resolve(SHOTS, name)) as [string, string];
  /** Takes pictures until one differs from `other` by a menu. */
  const differs = (picture: string, other: string): Promise<void> =>
    expect
      .poll(
        async () => {
          await panel.picture(picture);
          return difference(lectern.app, picture, other);
        },
        { timeout: 5_000 },
      )
      .toBeGreaterThan(MENU_PIXELS);
  await expect(async () => {
    // A menu that came too late for the try before.
    await panel.press('Escape');
    await panel.picture(closed);
    await panel.openMenu();
    await differs(open, closed);
    await panel.press('Escape');
    await differs(closed, open);
  }).toPass({ timeout: 60_000 });
});
