import { expect, test as base } from './support/fixtures.ts';
import { Desktop } from './support/desktop.ts';
import { pairedWith } from './support/room.ts';

/** The panel has to be there before the app, which looks for it once. */
const test = base.extend<{ desktop: Desktop }>({
  desktop: [
    async ({}, use) => {
      const desktop = await Desktop.start();
      await use(desktop);
      await desktop.stop();
    },
    { auto: true },
  ],
});

/** The entries that can be pressed. */
const labels = async (desktop: Desktop): Promise<readonly string[]> =>
  (await desktop.menu()).flatMap(({ enabled = true, label = '' }) => (enabled && label !== '' ? [label] : []));

test('the tray tells the state, steers a recording and outlives the window', async ({ desktop, room }) => {
  const { lectern, page, sandbox } = room;
  await pairedWith(page, sandbox);
  await expect.poll(() => labels(desktop)).toContain('Start recording now');
  await desktop.click('Start recording now');
  await expect
    .poll(async () => (await desktop.items())[0]?.ToolTip?.[0])
    .toMatch(/^Lectern: Recording Ad-hoc recording, \d+.(h|min) left/);
  await expect.poll(() => labels(desktop)).toContain('Stop recording');

  const closed = page.waitForEvent('close');
  await lectern.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  const opened = lectern.app.waitForEvent('window');
  await desktop.click('Open Lectern');
  await expect((await opened).getByRole('region', { name: 'Now' })).toContainText('Ad-hoc recording');

  await desktop.click('Stop recording');
  await expect.poll(() => labels(desktop)).toContain('Undo stop');
  await lectern.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.reject(new Error('nothing is lost, so nobody is to be asked'));
  });
  const ended = lectern.app.waitForEvent('close');
  await desktop.click('Quit');
  await ended;
});

test('quitting asks while a lecture is recorded', async ({ room: { lectern, page, sandbox } }) => {
  await pairedWith(page, sandbox);
  await page.getByRole('button', { name: 'Start recording' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start recording' }).click();
  await expect(page.getByRole('region', { name: 'Now' }).getByRole('status')).toHaveText('Recording');
  const asked = lectern.app.evaluate(
    ({ app, dialog }) =>
      new Promise<string>((resolve) => {
        dialog.showMessageBox = (...args: unknown[]) => {
          resolve((args.at(-1) as Electron.MessageBoxOptions).message);
          return Promise.resolve({ response: 0, checkboxChecked: false });
        };
        app.quit();
      }),
  );
  expect(await asked).toBe('A lecture is being recorded');
  await expect(page.getByRole('region', { name: 'Now' }).getByRole('status')).toHaveText('Recording');
  // From here on yes is the answer, so that the end of the test is not asked either.
  await lectern.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
});
