import path from 'node:path';
import { app } from 'electron';
import type { Files } from '../ports/files.ts';
import { autostartEntry } from './autostart-entry.ts';

/** Starts Lectern, without its window, when this user logs in; or no longer. */
export async function setStartAtLogin(files: Files, wanted: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: wanted, args: ['--hidden'] });
    return;
  }
  const folder = path.join(app.getPath('appData'), 'autostart');
  const file = path.join(folder, 'lectern.desktop');
  if (!wanted) return files.remove(file);
  await files.makeDir(folder);
  const program = process.env['APPIMAGE'] ?? process.execPath;
  await files.writeAtomic(file, autostartEntry(app.isPackaged ? [program] : [program, app.getAppPath()]));
}
