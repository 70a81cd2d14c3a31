import { expect, test } from './support/fixtures.ts';
import { openView, pairedWith } from './support/room.ts';

test('the window speaks German when it is told to', async ({ room: { page, sandbox } }) => {
  await pairedWith(page, sandbox);
  await openView(page, 'Settings');
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('main', { name: 'Einstellungen' })).toContainText('Rechte prüfen');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});
