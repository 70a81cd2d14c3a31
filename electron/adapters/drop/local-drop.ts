import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { DropFolder, Pieces, Writing } from '../../ports/drop-folders.ts';
import { syncFolder } from '../sync-folder.ts';
import { writeAll } from '../write-all.ts';
import { localFault } from './drop-fault.ts';

/**
 * So much is on its way to the disk at most. The system would take a whole lecture at once and write it to a slow stick for
 * minutes: progress would be told too early, and nobody could cancel.
 */
const UNSYNCED_BYTES = 32 * 2 ** 20;

/** Opens a folder of this PC. It is never made: an unplugged or unmounted disk must not be mistaken for an empty one. */
export async function openLocalDrop(path: string): Promise<DropFolder> {
  const found = await orFault(path, () => stat(path));
  if (!found.isDirectory()) throw new FaultError(fault('drop-folder-missing', { folder: path }));
  await orFault(path, () => access(path, constants.W_OK));
  return new LocalDrop(path);
}

class LocalDrop implements DropFolder {
  readonly hostKey = null;
  readonly canResume = true;

  constructor(private readonly path: string) {}

  async size(name: string): Promise<number | null> {
    return this.#inside(async () => {
      try {
        return (await stat(join(this.path, name))).size;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    });
  }

  async write(name: string, from: number, pieces: Pieces, { onBytes, signal }: Writing): Promise<void> {
    const file = await this.#inside(() => open(join(this.path, name), from === 0 ? 'w' : 'r+'));
    try {
      let [at, synced] = [from, from];
      for await (const piece of pieces) {
        signal.throwIfAborted();
        await this.#inside(() => writeAll(file, at, piece));
        at += piece.length;
        if (at - synced >= UNSYNCED_BYTES) {
          await this.#inside(() => file.datasync());
          synced = at;
        }
        onBytes?.(piece.length);
      }
      await this.#inside(() => file.sync());
    } finally {
      await file.close();
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#inside(async () => {
      await rename(join(this.path, from), join(this.path, to));
      await syncFolder(this.path);
    });
  }

  async remove(name: string): Promise<void> {
    await this.#inside(() => rm(join(this.path, name), { force: true }));
  }

  async sha256(name: string, signal: AbortSignal): Promise<string> {
    const hash = createHash('sha256');
    await this.#inside(() =>
      pipeline(createReadStream(join(this.path, name), { highWaterMark: 1 << 20 }), hash, { signal }),
    );
    return hash.digest('hex');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #inside<T>(work: () => Promise<T>): Promise<T> {
    return orFault(this.path, work);
  }
}

async function orFault<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw localFault(error, folder);
  }
}
