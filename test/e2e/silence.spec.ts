import { expect, expectAccessible, test } from './support/fixtures.ts';
import { openView } from './support/room.ts';
import { stage } from './support/stage.ts';
import type { SourceId } from '../../shared/domain/ids.ts';
import { stagedSnapshot } from '../support/staged-snapshot.ts';

const BOUNDARY = { sourceId: null, device: 'usb-boundary', label: 'Boundary microphone' };

test('the banner of a silent microphone switches to the one that has a signal', async ({ room }) => {
  const { lectern, page } = room;
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  await lectern.app.evaluate(({ app, ipcMain }) => {
    ipcMain.removeHandler('lectern:switchSound');
    ipcMain.handle('lectern:switchSound', (_event, args: unknown) => {
      Object.assign(app, { switched: args });
      return { ok: true, value: {} };
    });
  });
  const staged = stagedSnapshot();
  const sources = staged.sources.map((s) => (s.id === ('mic' as SourceId) ? { ...s, other: BOUNDARY } : s));
  await stage(lectern.app, { ...staged, sources });
  await openView(page, 'Recordings');
  const button = page.getByRole('alert').getByRole('button', { name: 'Switch to “Boundary microphone”' });
  await expect(button).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: 'shots/silence.png' });
  await button.click();
  await expect
    .poll(() => lectern.app.evaluate(({ app }) => (app as unknown as { readonly switched?: unknown }).switched))
    .toEqual({ sourceId: 'mic', to: BOUNDARY });
});
