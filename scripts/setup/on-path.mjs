import fs from 'node:fs';
import path from 'node:path';

/**
 * Where a program is that PATH names, or null.
 * @param {string} name without `.exe`
 * @returns {string | null}
 */
export function onPath(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const places = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return places.map((folder) => path.join(folder, file)).find((place) => fs.existsSync(place)) ?? null;
}
