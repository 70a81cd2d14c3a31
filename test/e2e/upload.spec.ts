import { openLine } from '../support/line.ts';
import { TWO_TEST_TRACKS } from '../support/paired-engine.ts';
import { addSoon } from './support/calendar.ts';
import { expect, test } from './support/fixtures.ts';
import { ask, openView, pairedWith } from './support/room.ts';

/** For a machine that is busy with other things. */
const ENOUGH = { timeout: 90_000 };

test('an upload shows how far it is, waits for a network that is gone, and finishes by itself', async ({ room }) => {
  const { page, sandbox } = room;
  const line = await openLine({ to: Number(new URL(sandbox.url).port) });
  try {
    await pairedWith(page, { ...sandbox, url: `http://127.0.0.1:${line.port}` });
    await ask(page, 'changeSettings', { capture: TWO_TEST_TRACKS, upload: { rateCapKbps: 80 } });
    await addSoon(room, { summary: 'Guest lecture', lastsSeconds: 10 });
    await openView(page, 'Recordings');
    const recording = page.getByRole('article', { name: 'Guest lecture' });
    const bar = recording.getByRole('progressbar');
    const status = recording.getByRole('status');
    await expect(bar).toBeVisible(ENOUGH);
    const share = async (): Promise<number> => Number(await bar.getAttribute('aria-valuenow'));
    // The first track has arrived, the second is on its way.
    await expect.poll(share, ENOUGH).toBeGreaterThan(0);
    await expect(status).toHaveText('Sending', ENOUGH);
    const before = await share();
    expect(before).toBeLessThan(100);
    line.cut();
    await expect(status).toHaveText('Waiting for network', ENOUGH);
    expect(await share()).toBe(before);
    await ask(page, 'changeSettings', { upload: { rateCapKbps: 0 } });
    line.mend();
    await expect.poll(share, ENOUGH).toBe(100);
    await expect(recording).toContainText('In Kaltura', ENOUGH);
    const [entry] = sandbox.state.entries.values();
    const sha256 = (await (await sandbox.media(entry?.id ?? ''))?.sha256()) ?? 'nothing';
    await recording.getByRole('button', { name: 'Guest lecture' }).click();
    await expect(recording.getByTitle(sha256)).toBeVisible();
  } finally {
    await line.close();
  }
});
