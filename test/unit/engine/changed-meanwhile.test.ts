import { beforeEach, expect, it } from 'vitest';
import { makeDeliveryIntents } from '../../../electron/engine/delivery-intents.ts';
import { addCalendar } from '../../../electron/engine/other-calendars.ts';
import type { DropFolder } from '../../../electron/ports/drop-folders.ts';
import type { Secrets } from '../../../electron/ports/secrets.ts';
import { SettingsStore } from '../../../electron/settings/settings-store.ts';

let settings: SettingsStore;
/** What somebody changes while a secret is being written or a server is being reached. */
let meanwhile: () => void;
beforeEach(() => {
  settings = new SettingsStore(
    { load: () => null, save: () => undefined, setAside: () => '' },
    { path: '', load: () => null },
  );
});

const secrets: Secrets = {
  state: () => 'encrypted',
  get: () => Promise.resolve('secret'),
  set: () => Promise.resolve(meanwhile()),
  remove: () => Promise.resolve(),
};

it('a calendar is added without taking back what was changed meanwhile', async () => {
  meanwhile = () => settings.change({ schedule: { ...settings.get().schedule, pollSeconds: 77 } });
  await addCalendar({ secrets, settings }, { name: 'Campus', place: 'https://campus.example/a.ics' });
  const { calendars, pollSeconds } = settings.get().schedule;
  expect([calendars.map((c) => c.id), pollSeconds]).toEqual([['campus'], 77]);
});

const delivery = () => settings.get().delivery;
const changeDelivery = (change: object): void => void settings.change({ delivery: { ...delivery(), ...change } });
const tried = (): Promise<unknown> => {
  const drop: DropFolder = {
    ...{
      hostKey: 'SHA256:shown',
      canResume: true,
      size: () => Promise.resolve(null),
      sha256: () => Promise.resolve(null),
    },
    ...{ write: () => Promise.resolve(), rename: () => Promise.resolve(), remove: () => Promise.resolve() },
    close: () => Promise.resolve(meanwhile()),
  };
  const random = { uniform: () => 0, bytes: (length: number) => new Uint8Array(length) };
  const drops = { open: () => Promise.resolve(drop) };
  const stick = { cancel: () => undefined };
  return makeDeliveryIntents({ drops, random, secrets, settings, stick }).tryDelivery({});
};

it('a host key is pinned beside what was changed meanwhile', async () => {
  changeDelivery({ target: 'sftp', host: 'drop.example', user: 'hall', path: '/in' });
  meanwhile = () => changeDelivery({ sheet: 'csv' });
  await tried();
  expect(delivery()).toMatchObject({ sheet: 'csv', hostKey: 'SHA256:shown' });
});

it('a host key is not pinned to another place', async () => {
  changeDelivery({ target: 'sftp', host: 'drop.example', user: 'hall', path: '/in' });
  meanwhile = () => changeDelivery({ host: 'elsewhere.example' });
  await tried();
  expect(delivery()).toMatchObject({ host: 'elsewhere.example', hostKey: null });
});
