import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SettingsFile } from '../ports/settings-file.ts';

/** Settings in one JSON file, for an engine without a desktop. `stamp` makes the name of a file set aside unique. */
export class JsonSettingsFile implements SettingsFile {
  constructor(
    private readonly path: string,
    private readonly stamp: () => string,
  ) {}

  load(): unknown {
    return existsSync(this.path) ? (JSON.parse(readFileSync(this.path, 'utf8')) as unknown) : null;
  }

  save(value: unknown): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const fresh = `${this.path}.new`;
    writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { flush: true });
    renameSync(fresh, this.path);
  }

  setAside(): string {
    const aside = `${this.path}.unreadable-${this.stamp()}`;
    renameSync(this.path, aside);
    return aside;
  }
}
