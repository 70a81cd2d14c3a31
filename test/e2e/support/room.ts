import { expect, type Page } from '@playwright/test';
import type { Answer, Bridge } from '../../../shared/ipc/bridge.ts';
import type { IntentArgs, IntentName, IntentResult } from '../../../shared/ipc/intents.ts';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import { sentenceOf } from '../../../shared/faults/fault.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

type CaptureChange = NonNullable<IntentArgs<'changeSettings'>['capture']>;

/** A room with one small track: a test picture and a tone, cheap enough for any machine. */
const TEST_ROOM: CaptureChange = {
  sources: [
    { id: 'camera', label: 'Lecturer camera', kind: 'test' },
    { id: 'tone', label: 'Lectern microphone', kind: 'test' },
  ],
  profiles: [
    {
      name: 'Lecture',
      tracks: [
        {
          ...{ id: 'camera', label: 'Camera', video: 'camera', audio: 'tone' },
          ...{ width: 640, height: 360, fps: 15, preset: 'ultrafast', videoKbps: 500 },
        },
      ],
    },
  ],
  armSeconds: 5,
};

/** Asks the main process over the window's own bridge. Throws with the operator's sentence. */
export async function ask<N extends IntentName>(page: Page, name: N, args: IntentArgs<N>): Promise<IntentResult<N>> {
  const answer = (await page.evaluate(
    ([intent, given]) => {
      const { intents } = (globalThis as unknown as { readonly lectern: Bridge }).lectern;
      return (intents[intent] as (args: unknown) => Promise<unknown>)(given);
    },
    [name, args] as const,
  )) as Answer<IntentResult<N>>;
  if (!answer.ok) throw new Error(sentenceOf(answer.fault));
  return answer.value;
}

/** Goes to a view by the navigation; a fault may have a button of the same name. */
export async function openView(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await expect(page.getByRole('main', { name })).toBeVisible();
}

/** What the window shows. */
export const snapshotOf = (page: Page): Promise<Snapshot> =>
  page.evaluate(
    () =>
      new Promise<Snapshot>((resolve) => {
        const { lectern } = globalThis as unknown as { readonly lectern: Bridge };
        const quiet = lectern.onSnapshot((snapshot) => {
          resolve(snapshot);
          queueMicrotask(() => quiet());
        });
      }),
  );

/** What an administrator would hand over for the sandbox's account, to be pasted into the form. */
export function pairingLink({ url, credentials }: Pick<Sandbox, 'url' | 'credentials'>): string {
  const { partnerId, tokenId, token, hashType } = credentials;
  const fields = { url, partner: String(partnerId), tokenId, token, hash: hashType };
  return `lectern://pair?${new URLSearchParams(fields).toString()}`;
}

/** Pairs without the form, for tests that begin after it. */
export async function pairedWith(page: Page, sandbox: Sandbox): Promise<void> {
  const { partnerId, resourceId, tokenId, token, hashType } = sandbox.credentials;
  await ask(page, 'changeSettings', { capture: TEST_ROOM });
  await ask(page, 'pair', { serverUrl: sandbox.url, partnerId, tokenId, token, hashType });
  await ask(page, 'chooseResource', { id: String(resourceId), name: 'Room 702' });
}
