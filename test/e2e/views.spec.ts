import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { expect, expectAccessible, test } from './support/fixtures.ts';
import { openView } from './support/room.ts';
import { stage, stageAnswer, stageLevels, zoomTo } from './support/stage.ts';
import { stagedCertificate, stagedIdle, stagedSnapshot } from '../support/staged-snapshot.ts';
import type { EventId, SourceId } from '../../shared/domain/ids.ts';

const SHOTS = 'shots';
const VIEWS = ['Today', 'Recordings', 'Conflicts', 'Changes', 'Devices', 'Settings', 'Diagnostics'] as const;
const PICTURE =
  'data:image/svg+xml;utf8,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#31455c"/><rect x="2" y="2" width="7" height="4" fill="#dfe6ee"/><circle cx="12" cy="5" r="1.2" fill="#c58b62"/></svg>',
  );

const DAY_MS = 24 * 60 * 60_000;
/** By how much what is in the view is wider than the view, or what is in a part of it wider than that part. */
const WIDER_THAN_SHOWN = `Math.max(...[document.documentElement, ...document.querySelectorAll('main, main :is(article, section, div)')]
  .map((e) => e.scrollWidth - e.clientWidth))`;

/** The staged day's second event on another day. */
function eventOn({ slots }: Snapshot, inDays: number, title: string): Occurrence {
  const occurrence = slots[1]?.occurrence;
  if (!occurrence) throw new Error('the staged day has events');
  const later = (at: Instant): Instant => plus(at, inDays * DAY_MS);
  const eventId = `on-${inDays}` as EventId;
  return { ...occurrence, eventId, title, start: later(occurrence.start), end: later(occurrence.end) };
}

for (const scheme of ['light', 'dark'] as const) {
  for (const zoom of [1, 2]) {
    test(`every view is accessible, ${scheme} at ${zoom * 100} %`, async ({ room: { lectern, page } }) => {
      await mkdir(SHOTS, { recursive: true });
      await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
      await stageAnswer(lectern.app, 'preview', { dataUrl: PICTURE });
      await page.emulateMedia({ colorScheme: scheme });
      await zoomTo(lectern.app, zoom);
      await stage(lectern.app, stagedSnapshot());
      const levels = [{ sourceId: 'mic' as SourceId, peakDb: [-14, -19], rmsDb: [-24, -30] }];
      for (const view of VIEWS) {
        await openView(page, view);
        await expect(page.locator('main :is(h2, li)').filter({ visible: true }).first()).toBeVisible();
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

test('the timeline goes on with the day, and then stands at its beginning', async ({ room: { lectern, page } }) => {
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  const snapshot = stagedSnapshot();
  await stage(lectern.app, snapshot);
  const timeline = page.getByRole('region', { name: 'Schedule' });
  await expect(timeline.getByRole('heading')).toHaveText('Tue, 17 Nov');
  await stage(lectern.app, { ...snapshot, now: plus(snapshot.now, 14 * 60 * 60_000) });
  await expect(timeline.getByRole('heading')).toHaveText('Wed, 18 Nov');
  await expect(timeline.getByText('MATH-123 Linear Algebra')).toBeInViewport();
});

test('what one sync brought at once is one row of the changes, which opens', async ({ room: { lectern, page } }) => {
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  const snapshot = stagedSnapshot();
  const term = Array.from({ length: 14 }, (_, i) => ({
    ...({ change: 'added', learnedAt: plus(snapshot.now, -2 * DAY_MS) } as const),
    occurrence: eventOn(snapshot, i + 1, `Lecture ${i + 1}`),
  }));
  await stage(lectern.app, { ...snapshot, changes: [...snapshot.changes, ...term] });
  await openView(page, 'Changes');
  const changes = page.getByRole('main', { name: 'Changes' });
  const row = changes.getByRole('listitem').filter({ hasText: '14 new events at once' });
  await expect(row).toContainText('Wed, 18 Nov – Tue, 1 Dec');
  await expect(changes).toContainText('GEO-201 Rivers');
  await expect(changes.getByText('Lecture 7')).toHaveCount(0);
  await row.getByRole('button', { name: 'All 14 events', expanded: false }).press('Enter');
  await expect(row.getByRole('listitem')).toHaveCount(14);
  await expect(row.getByRole('listitem').first()).toHaveText('Lecture 1 Wed, 18 Nov, 10:15 – 11:45');
  await expectAccessible(page);
  await row.getByRole('button', { name: 'All 14 events', expanded: true }).click();
  await expect(changes.getByText('Lecture 7')).toHaveCount(0);
});

test('a recording is proved without scrolling to the side, also at 200 %', async ({ room: { lectern, page } }) => {
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  await stageAnswer(lectern.app, 'certificate', { certificate: stagedCertificate(['camera', 'projector', 'slides']) });
  await stage(lectern.app, stagedSnapshot());
  await openView(page, 'Recordings');
  const recording = page.getByRole('article', { name: 'CHEM-140 Thermodynamics' });
  await recording.getByRole('button', { name: 'CHEM-140 Thermodynamics' }).click();
  const proof = recording.getByRole('table').filter({ hasText: 'SHA-256' });
  await expect(proof.getByRole('row', { name: 'Start' })).toHaveText('Starton time120 ms late240 ms late');
  for (const factor of [1, 2]) {
    await zoomTo(lectern.app, factor);
    await expect.poll(() => page.evaluate<number>(WIDER_THAN_SHOWN)).toBe(0);
    await expectAccessible(page);
  }
});

test('a week leaves out an idle weekend, and is scrolled where it does not fit', async ({
  room: { lectern, page },
}) => {
  await expect(page.getByRole('heading', { name: 'Pair with Kaltura' })).toBeVisible();
  const snapshot = stagedSnapshot();
  await stage(lectern.app, snapshot);
  await page.getByRole('radio', { name: 'Week' }).click();
  const timeline = page.getByRole('region', { name: 'Schedule' });
  await expect(timeline.getByRole('heading')).toHaveText('Mon, 16 Nov – Fri, 20 Nov');
  await expect(timeline.getByRole('columnheader')).toHaveCount(5);
  const [slot] = snapshot.slots;
  if (!slot) throw new Error('the staged day has events');
  const sunday = { ...slot, occurrence: eventOn(snapshot, 5, 'Sunday talk') };
  await stage(lectern.app, { ...snapshot, slots: [...snapshot.slots, sunday] });
  await expect(timeline.getByRole('heading')).toHaveText('Mon, 16 Nov – Sun, 22 Nov');
  await expect(timeline.getByRole('columnheader')).toHaveCount(6);
  await expect(timeline.getByText('Sunday talk')).toBeVisible();
  await expectAccessible(page);
  await zoomTo(lectern.app, 2);
  await expect
    .poll(async () => (await timeline.getByRole('columnheader').last().boundingBox())?.width)
    .toBeGreaterThan(140);
  await expectAccessible(page);
});
