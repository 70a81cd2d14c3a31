import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import ElectronStore from 'electron-store';
import type { SettingsFile } from '../ports/settings-file.ts';

/** Settings kept by electron-store as `settings.json` in `folder`. `stamp` makes the name of a file set aside unique. */
export class StoreSettingsFile implements SettingsFile {
  private store: ElectronStore | null = null;
  private readonly file: string;

  constructor(
    private readonly folder: string,
    private readonly stamp: () => string,
  ) {
    this.file = path.join(folder, 'settings.json');
  }

  load(): unknown {
    return existsSync(this.file) ? this.open().store : null;
  }

  save(value: unknown): void {
    this.open().store = value as Record<string, unknown>;
  }

  setAside(): string {
    const aside = `${this.file}.unreadable-${this.stamp()}`;
    renameSync(this.file, aside);
    this.store = null;
    return aside;
  }

  /** Reads the file, so it throws when that is not JSON. */
  private open(): ElectronStore {
    this.store ??= new ElectronStore({ cwd: this.folder, name: 'settings', clearInvalidConfig: false });
    return this.store;
  }
}
