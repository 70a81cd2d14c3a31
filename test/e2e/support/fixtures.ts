import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import type { ScenarioInput } from '../../sandbox/scenario/schema.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { launch, type Launched } from './launch.ts';
import { becomeStill } from './still.ts';

/** What a journey starts with: a Kaltura of its own and the app with a profile of its own, both gone at the end. */
export interface Room {
  readonly sandbox: Sandbox;
  readonly lectern: Launched;
  readonly page: Page;
}

export const test = base.extend<{ scenario: ScenarioInput; args: readonly string[]; room: Room }>({
  scenario: [{}, { option: true }],
  args: [[], { option: true }],
  room: async ({ scenario, args }, use) => {
    const sandbox = await startSandbox({ scenario });
    const lectern = await launch(args);
    try {
      await use({ sandbox, lectern, page: await lectern.window() });
    } finally {
      await lectern.close();
      await sandbox.close();
    }
    expect(sandbox.bugs).toEqual([]);
  },
});

/** Fails with the names of what an operator with a disability would stumble over in the page, once nothing in it moves. */
export async function expectAccessible(page: Page): Promise<void> {
  await becomeStill(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}

export { expect } from '@playwright/test';
