import { expect, expectAccessible, test } from './support/fixtures.ts';
import { pairedWith } from './support/room.ts';

test('a clash is explained, asked about, overridden, and given back to the plan', async ({
  room: { page, sandbox },
}) => {
  const event = { lastsSeconds: 3600, resources: ['room'] };
  sandbox.schedule.add({ ...event, summary: 'MATH-123 Linear Algebra', startsInSeconds: 7200 });
  sandbox.schedule.add({ ...event, summary: 'CS-210 Operating Systems', startsInSeconds: 9000 });
  await pairedWith(page, sandbox);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Conflicts/ })
    .click();
  const clash = page.getByRole('main').getByRole('listitem').first();
  await expect(clash).toContainText('it starts earlier');
  await clash.getByRole('button', { name: 'What would other rules do?' }).click();
  await expect(clash).toContainText('With “higher priority goes first”');
  await expect(clash).toContainText('With “the other one recorded”');
  await expectAccessible(page);

  await clash.getByRole('button', { name: 'Record “CS-210 Operating Systems” instead' }).click();
  await expect(clash.getByRole('button', { name: 'Follow the plan again' })).toBeVisible();
  await clash.getByRole('button', { name: 'Follow the plan again' }).click();
  await expect(clash.getByRole('button', { name: 'Record “CS-210 Operating Systems” instead' })).toBeVisible();
});
