import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plus } from '../../shared/domain/instant.ts';
import { expect, expectAccessible, test } from './support/fixtures.ts';
import { stage, stageAnswer, stageLevels } from './support/stage.ts';
import { stagedIdle, stagedSnapshot } from '../support/staged-snapshot.ts';
import type { SourceId } from '../../shared/domain/ids.ts';

const SHOTS = 'shots';
const VIEWS = ['Today', 'Recordings', 'Conflicts', 'Changes', 'Devices', 'Settings', 'Diagnostics'] as const;
const PICTURE =
  'data:image/svg+xml;utf8,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#31455c"/><rect x="2" y="2" width="7" height="4" fill="#dfe6ee"/><circle cx="12" cy="5" r="1.2" fill="#c58b62"/></svg>',
  );

for (const scheme of ['light', 'dark'] as const) {
  for (const zoom of [1, 2]) {
    test(`every view is accessible, ${scheme} at ${zoom * 100} %`, async ({ room: { lectern, page } }) => {
      await mkdir(SHOTS, { recursive: true });
      await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
      await stageAnswer(lectern.app, 'preview', { dataUrl: PICTURE });
      await page.emulateMedia({ colorScheme: scheme });
      await lectern.app.evaluate(
        ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
        zoom,
      );
      await stage(lectern.app, stagedSnapshot());
      const levels = [{ sourceId: 'mic' as SourceId, peakDb: [-14, -19], rmsDb: [-24, -30] }];
      for (const view of VIEWS) {
        await page
          .getByRole('button', { name: view, exact: view !== 'Conflicts' })
          .first()
          .click();
        await expect(page.getByRole('main', { name: view })).not.toBeEmpty();
        if (view === 'Today') await expect(page.getByText('CS-210 Operating Systems')).toBeVisible();
        await stageLevels(lectern.app, levels);
        await expectAccessible(page);
        const shot = await lectern.app.evaluate(async ({ BrowserWindow }) => {
          const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
          return image?.toPNG().toString('base64') ?? '';
        });
        await writeFile(join(SHOTS, `${view.toLowerCase()}-${scheme}-${zoom * 100}.png`), Buffer.from(shot, 'base64'));
      }
    });
  }
}

test('the present is accessible in each of its states', async ({ room: { lectern, page } }) => {
  const snapshot = stagedSnapshot();
  const { current, now } = snapshot;
  if (current === null) throw new Error('the staged day has a recording under way');
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  for (const phase of ['arming', 'paused', 'interrupted', 'stopped', 'joining'] as const) {
    await stage(lectern.app, { ...snapshot, current: { ...current, phase, undoUntil: plus(now, 90_000) } });
    await expect(page.getByRole('region', { name: 'Now' })).toBeVisible();
    await expectAccessible(page);
  }
  await stage(lectern.app, stagedIdle());
  await expect(page.getByText('Nothing is being recorded')).toBeVisible();
  await expectAccessible(page);
});

test('an event in the timeline is explained in words', async ({ room: { lectern, page } }) => {
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  await stage(lectern.app, stagedSnapshot());
  await page.getByText('CS-210 Operating Systems').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('are left to “Inaugural lecture');
  await expect(dialog).toContainText('13:00');
  await expectAccessible(page);
});
