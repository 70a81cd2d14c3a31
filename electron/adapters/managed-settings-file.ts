import { existsSync, readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { ManagedSettings } from '../ports/settings-file.ts';

/** The machine-wide file that an administrator of the PC puts there: JSON with some fields of some sections. */
export class ManagedSettingsFile implements ManagedSettings {
  constructor(readonly path: string) {}

  load(): unknown {
    return existsSync(this.path) ? (JSON.parse(readFileSync(this.path, 'utf8')) as unknown) : null;
  }
}

/** Where each platform keeps what its administrator has set for all users. */
export function managedSettingsPath(
  platform: 'linux' | 'darwin' | 'win32',
  env: Readonly<Record<string, string | undefined>>,
): string {
  switch (platform) {
    case 'win32':
      return win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Lectern', 'managed.json');
    case 'darwin':
      return '/Library/Application Support/Lectern/managed.json';
    case 'linux':
      return posix.join('/etc', 'lectern', 'managed.json');
  }
}
