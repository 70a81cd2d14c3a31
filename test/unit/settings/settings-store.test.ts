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
  const open = (managed: unknown = null) =>
    new SettingsStore(new JsonSettingsFile(path, () => 'now'), {
      path: '/etc/lectern/managed.json',
      load: () => managed,
    });
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'settings-'));
    path = join(dir, 'settings.json');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('are the defaults on a new device, and need no file', () => {
    expect(open().get()).toEqual(defaultSettings());
    expect(open().faults).toEqual([]);
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
    expect(store.faults.map(sentenceOf).join()).toContain(`${path}.unreadable-now`);
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

  describe('that the organisation manages', () => {
    const managed = { upload: { keepDays: 3 }, plan: { recordPadding: { beforeSeconds: 60, afterSeconds: 0 } } };
    const days = (keepDays: number) => ({ upload: { ...defaultSettings().upload, keepDays } });

    it('win over those of the device, and are named', () => {
      open().change(days(30));
      const store = open(managed);
      expect(store.get().upload.keepDays).toBe(3);
      expect(store.locked()).toEqual({
        keys: ['plan.recordPadding', 'upload.keepDays'],
        file: '/etc/lectern/managed.json',
      });
    });

    it('are not changed here, while everything beside them is', () => {
      const store = open(managed);
      expect(() => store.change(days(9))).toThrow('upload.keepDays');
      expect(store.change({ upload: { ...store.get().upload, parallelChunks: 5 } }).upload).toMatchObject({
        keepDays: 3,
        parallelChunks: 5,
      });
    });

    it('leave what the device had for the day when they go', () => {
      open().change(days(30));
      const store = open(managed);
      store.change({ upload: { ...store.get().upload, automatic: false } });
      expect(open().get().upload).toMatchObject({ keepDays: 30, automatic: false });
    });

    it.each([[{ upload: { keepDays: 'many' } }], [{ uplaod: {} }], ['text']])(
      'count for nothing as %j, and it is said',
      (bad) => {
        const store = open(bad);
        expect(store.get()).toEqual(defaultSettings());
        expect(store.faults.map((f) => f.code)).toEqual(['managed-settings-bad']);
      },
    );
  });
});
