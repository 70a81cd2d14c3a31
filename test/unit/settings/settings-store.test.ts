import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonSettingsFile } from '../../../electron/adapters/json-settings-file.ts';
import { SettingsStore } from '../../../electron/settings/settings-store.ts';
import { sentenceOf } from '../../../shared/faults/fault.ts';
import { defaultSettings } from '../../../shared/settings/settings.ts';

describe('the settings', () => {
  let dir: string;
  let path: string;
  const open = () => new SettingsStore(new JsonSettingsFile(path, () => 'now'));
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'settings-'));
    path = join(dir, 'settings.json');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('are the defaults on a new device, and need no file', () => {
    expect(open().get()).toEqual(defaultSettings());
    expect(open().fault).toBeNull();
  });

  it('are kept over restarts', () => {
    open().change({ resource: { id: '562931', name: 'Room 702' } });
    expect(open().get().resource).toEqual({ id: '562931', name: 'Room 702' });
  });

  it('refuse what is not valid and stay as they were', () => {
    const store = open();
    const before = store.get();
    expect(() => store.change({ upload: { ...before.upload, parallelChunks: 99 } })).toThrow();
    expect(store.get()).toEqual(before);
    expect(open().get()).toEqual(before);
  });

  it.each([
    ['no JSON', '{"resource":'],
    ['of the wrong shape', '{"upload":{"parallelChunks":"many"}}'],
  ])('set a file that is %s aside and say so', (_what, text) => {
    writeFileSync(path, text);
    const store = open();
    expect(store.get()).toEqual(defaultSettings());
    expect(readFileSync(`${path}.unreadable-now`, 'utf8')).toBe(text);
    expect(store.fault && sentenceOf(store.fault)).toContain(`${path}.unreadable-now`);
  });

  it('tell those who listen', () => {
    const store = open();
    const seen: unknown[] = [];
    const quiet = store.onChange((s) => seen.push(s.resource));
    store.change({ resource: { id: '1', name: 'A' } });
    quiet();
    store.change({ resource: null });
    expect(seen).toEqual([{ id: '1', name: 'A' }]);
  });
});
