import { addSoon, endSoon, moveToSoon } from './support/calendar.ts';
import { expect, test } from './support/fixtures.ts';
import { openView, pairedWith } from './support/room.ts';

test('a scheduled event is awaited, recorded and uploaded', async ({ room }) => {
  const { page, sandbox } = room;
  const event = sandbox.schedule.add({
    summary: 'MATH-123 Linear Algebra',
    startsInSeconds: 3600,
    lastsSeconds: 3600,
    resources: ['room'],
  });
  await pairedWith(page, sandbox);
  const now = page.getByRole('region', { name: 'Now' });
  await expect(now).toContainText('Next: MATH-123 Linear Algebra');
  await moveToSoon(room, event);
  await expect(now.getByRole('status')).toHaveText('Recording');
  await expect(now.getByRole('timer')).toContainText('recorded so far');
  await endSoon(room, event);

  await openView(page, 'Recordings');
  const recording = page.getByRole('article', { name: 'MATH-123 Linear Algebra' });
  await expect(recording).toContainText('In Kaltura', { timeout: 60_000 });
  await recording.getByRole('button', { name: 'MATH-123' }).click();
  await expect(recording.getByRole('row', { name: 'camera' }).first()).toContainText('Ready in Kaltura');
  const [entry] = sandbox.state.entries.values();
  expect(entry?.name).toBe('MATH-123 Linear Algebra');
  expect((await sandbox.media(entry?.id ?? ''))?.bytes).toBeGreaterThan(10_000);
});

test('a recording is started by hand, stopped by holding, taken back and stopped for good', async ({ room }) => {
  const { page, sandbox } = room;
  await pairedWith(page, sandbox);
  await page.getByRole('button', { name: 'Start recording' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Guest talk');
  await dialog.getByRole('button', { name: 'Start recording' }).click();
  const now = page.getByRole('region', { name: 'Now' });
  await expect(now.getByRole('status')).toHaveText('Recording');
  await expect(now).toContainText('Guest talk');

  const stop = page.getByRole('button', { name: 'Hold to stop' });
  await stop.click();
  await expect(now.getByRole('status')).toHaveText('Recording');
  await stop.hover();
  await page.mouse.down();
  await page.mouse.move(0, 0);
  await expect(stop).not.toHaveClass(/hold-on/);
  await page.mouse.up();
  await expect(now.getByRole('status')).toHaveText('Recording');
  await stop.hover();
  await page.mouse.down();
  // As a notice does that appears above.
  await page.evaluate("document.querySelector('.hold').style.marginTop = '160px'");
  await expect(now.getByRole('status')).toHaveText('Stopped');
  await page.mouse.up();
  await page.getByRole('button', { name: 'Continue recording' }).click();
  await expect(now.getByRole('status')).toHaveText('Recording');

  await stop.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Stop this recording?');
  await page.getByRole('dialog').getByRole('button', { name: 'Stop recording' }).click();
  await expect(now.getByRole('status')).toHaveText('Stopped');
});

test('an upload that failed says why and when, and is retried', async ({ room }) => {
  const { page, sandbox } = room;
  // One that is not tried again by itself, which would take the button away.
  const effect = { kind: 'apiError' as const, code: 'INVALID_KS' as const, args: ['', '-4', 'INVALID_TYPE'] };
  sandbox.faults.arm({ service: 'uploadToken', times: null, effect });
  await pairedWith(page, sandbox);
  await addSoon(room, { summary: 'CHEM-110', lastsSeconds: 4 });
  await openView(page, 'Recordings');
  const recording = page.getByRole('article', { name: 'CHEM-110' });
  await recording.getByRole('button', { name: 'CHEM-110' }).click();
  const retry = recording.getByRole('button', { name: 'Retry' });
  await expect(retry).toBeVisible({ timeout: 60_000 });
  const history = recording.getByRole('list', { name: 'What happened, and when' });
  await expect(history).toContainText('Capture began');
  await expect(history).toContainText('Put into the queue for upload');
  sandbox.faults.clear();
  await retry.click();
  await expect(recording).toContainText('In Kaltura', { timeout: 60_000 });
  await expect(history).toContainText('Everything is in Kaltura');
});
