import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTimeOf } from '../../electron/adapters/process-start-time.ts';
import { OWNER_FILE } from '../../electron/capture/ring/ring.ts';

/** A process that holds a source open. */
export interface RingOwner {
  /** Name of the ring: the source's id and more. */
  readonly ring: string;
  readonly pid: number;
}

/** The processes that hold the rings in `root` open now, also those whose recorder has died. */
export async function ringOwners(root: string): Promise<readonly RingOwner[]> {
  const owners: RingOwner[] = [];
  for (const ring of await namesIn(root)) {
    for (const base of await namesIn(join(root, ring))) {
      const text = await orNothing(readFile(join(root, ring, base, OWNER_FILE), 'utf8'));
      if (text === null) continue;
      const { pid, startTime } = JSON.parse(text) as { pid: number; startTime: string };
      if ((await startTimeOf(pid)) === startTime) owners.push({ ring, pid });
    }
  }
  return owners;
}

const namesIn = async (dir: string): Promise<readonly string[]> => (await orNothing(readdir(dir))) ?? [];

/** A ring may be wiped while it is looked at. */
async function orNothing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw e;
  }
}
