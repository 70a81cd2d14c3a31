import { beforeEach, expect, it } from 'vitest';
import { SourceDesk } from '../../../electron/engine/source-desk.ts';
import { sourceLoginOf } from '../../../electron/capture/source-logins.ts';
import type { Secrets } from '../../../electron/ports/secrets.ts';
import { SettingsStore } from '../../../electron/settings/settings-store.ts';
import { sourceSchema, type SourceSettings } from '../../../shared/settings/capture.ts';
import { defaultSettings } from '../../../shared/settings/settings.ts';

const camera = (device: string, id = 'ipcam'): SourceSettings =>
  sourceSchema.parse({ id, label: 'Camera', kind: 'rtsp', device });

let kept: Map<string, string>;
let saved: unknown;
let settings: SettingsStore;
let desk: SourceDesk;
let secrets: Secrets;

beforeEach(() => {
  kept = new Map();
  saved = null;
  secrets = {
    state: () => 'encrypted',
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, value) => Promise.resolve(void kept.set(name, value)),
    remove: (name) => Promise.resolve(void kept.delete(name)),
  };
  const written = defaultSettings();
  written.capture.sources = [camera('rtsp://admin:canary@10.0.0.7/1')];
  settings = new SettingsStore(
    { load: () => written, save: (next) => void (saved = next), setAside: () => '' },
    { path: '', load: () => null },
  );
  desk = new SourceDesk(settings, secrets);
});

it('moves a login that stands in the settings to the secrets', async () => {
  await desk.tidy();
  expect(await sourceLoginOf(secrets, 'ipcam')).toEqual({ username: 'admin', password: 'canary' });
  expect(settings.get().capture.sources[0]?.device).toBe('rtsp://10.0.0.7/1');
  expect(JSON.stringify(saved)).not.toContain('canary');
  expect(await desk.sourcesWithLogin()).toEqual(['ipcam']);
});

it('keeps the login of a source whose address changes within its host', async () => {
  await desk.tidy();
  const [clean] = await desk.withoutLogins([camera('rtsp://10.0.0.7/2')]);
  expect(clean?.device).toBe('rtsp://10.0.0.7/2');
  expect(await sourceLoginOf(secrets, 'ipcam')).not.toBeNull();
});

it.each([
  ['leads to another host', [camera('rtsp://10.0.0.8/1')]],
  ['is gone', []],
])('forgets the login of a source that %s', async (_, sources) => {
  await desk.tidy();
  await desk.withoutLogins(sources);
  expect(await sourceLoginOf(secrets, 'ipcam')).toBeNull();
});

it('keeps the login that comes with a new host', async () => {
  await desk.tidy();
  await desk.withoutLogins([camera('rtsp://root:other@10.0.0.8/1')]);
  expect(await sourceLoginOf(secrets, 'ipcam')).toEqual({ username: 'root', password: 'other' });
});
