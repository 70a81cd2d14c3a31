import { open } from 'node:fs/promises';

/** What Windows and some network file systems answer to syncing a folder. */
const NO_FOLDER_SYNC = ['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP'];

/** Makes a rename within a folder durable, where the system can. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch (e) {
    if (!NO_FOLDER_SYNC.includes((e as NodeJS.ErrnoException).code ?? '')) throw e;
  }
}
