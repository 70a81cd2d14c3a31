import { expect, test } from 'vitest';
import { ServerConflicts } from '../../../electron/engine/server-conflicts.ts';
import { makePlan } from '../../../electron/plan/plan.ts';
import { SystemClock } from '../../../electron/adapters/system-clock.ts';
import { planSchema } from '../../../shared/settings/plan.ts';
import type { SandboxOptions } from '../../sandbox/sandbox.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { closeRoomsAfterEach, HOUR, lecture, month, noSignal, openRoom } from './room.ts';

closeRoomsAfterEach();

const admin: NonNullable<SandboxOptions['scenario']> = { appTokens: [{ sessionType: 2, sessionPrivileges: null }] };

/** Two lectures that clash, a third beside them, and a meeting that only Kaltura counts. */
async function clash(scenario: NonNullable<SandboxOptions['scenario']> = {}) {
  const room = await openRoom(
    [
      lecture('First'),
      lecture('Second', { startsInSeconds: 1.5 * HOUR }),
      lecture('Alone', { startsInSeconds: 9 * HOUR }),
      lecture('Staff meeting', { type: 'meeting', startsInSeconds: 1.2 * HOUR }),
    ],
    [],
    { scenario },
  );
  const clock = new SystemClock();
  const { occurrences } = await room.source('json').fetch(month(), noSignal());
  const plan = makePlan({ occurrences, settings: planSchema.parse({}), overrides: new Map(), recordings: [], now: clock.now() }); // prettier-ignore
  const { api } = room.connection;
  const conflicts = new ServerConflicts({
    ...{ api, clock, log: quietLog },
    room: () => ({ account: 'a', resourceId: room.resourceId }),
  });
  const asked = (): number => room.sandbox.requests.filter((r) => /getconflicts/i.test(JSON.stringify(r))).length;
  const look = async (): Promise<void> => {
    const told = new Promise<void>((resolve) => conflicts.onChange(resolve));
    conflicts.look(plan);
    await told;
  };
  return { room, conflicts, plan, asked, look };
}

test('a role that may ask learns what else is in the way, of events that clash and of no other', async () => {
  const { asked, conflicts, look, plan } = await clash(admin);
  await look();
  const named = conflicts.all().map(({ others }) => others.map((o) => o.title).sort());
  expect(named).toEqual([
    ['Second', 'Staff meeting'],
    ['First', 'Staff meeting'],
  ]);
  expect(asked()).toBe(2);
  conflicts.look(plan);
  conflicts.look({ ...plan, conflicts: [] });
  expect(conflicts.all()).toEqual([]);
  await conflicts.stop();
  expect(asked()).toBe(2);
});

test('the capture role may not ask: its refusal is remembered, and nothing is said', async () => {
  const { asked, conflicts, look, plan } = await clash();
  await look();
  expect(conflicts.all()).toEqual([]);
  expect(asked()).toBe(1);
  conflicts.look(plan);
  await conflicts.stop();
  expect(asked()).toBe(1);
});
