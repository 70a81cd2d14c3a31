import { join } from 'node:path';
import type { Files } from '../../ports/files.ts';

/** What a file is called while it is being written. */
export const unfinished = (name: string): string => `${name}.part`;

/** Removes what was put into a folder under these names. Throws when the folder is gone, e.g. with its stick. */
export type TakeBack = (names: readonly string[]) => Promise<void>;

/**
 * Makes the folder `path`, and gives the way back to what was there before: files that were there stay, what was never
 * finished goes, and so does the folder when this made it and nobody else has put anything into it.
 */
export async function makeWithWayBack(files: Files, path: string): Promise<TakeBack> {
  const wasThere = (await files.stat(path)) !== null;
  const before = new Set(await files.list(path));
  await files.makeDir(path);
  return async (names) => {
    if ((await files.stat(path)) === null) throw new Error('the folder is gone');
    for (const name of names) {
      if (!before.has(name)) await files.remove(join(path, name));
      await files.remove(join(path, unfinished(name)));
    }
    if (!wasThere && (await files.list(path)).length === 0) await files.remove(path);
  };
}
