import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { DropFolder, DropFolders } from '../../ports/drop-folders.ts';
import type { Files } from '../../ports/files.ts';
import type { CopyRun } from './copy-run.ts';
import type { Manifest } from './manifest.ts';
import { makeWithWayBack, unfinished } from './take-back.ts';

/** What a file is called in the folder, and what must arrive there. */
type Copied = Pick<Manifest['tracks'][number], 'file' | 'bytes' | 'sha256'>;

/**
 * Fills the folder `path`, making it. False when `run` was cancelled before the folder was whole: then what was put there
 * under `names` is taken back. Throws FaultError `copy-left-behind` where that was not possible.
 */
export async function fillFolder(
  { drops, files }: { readonly drops: DropFolders; readonly files: Files },
  path: string,
  names: readonly string[],
  run: CopyRun,
  work: (folder: FolderInFilling) => Promise<void>,
): Promise<boolean> {
  const takeBack = await makeWithWayBack(files, path);
  try {
    const drop = await drops.open({ kind: 'folder', path }, run.signal);
    await work(new FolderInFilling(drop, files, run)).finally(() => drop.close());
    return true;
  } catch (error) {
    if (!run.signal.aborted) throw error;
  }
  try {
    await takeBack(names);
    return false;
  } catch (error) {
    throw new FaultError(fault('copy-left-behind', { folder: path }, (error as Error).message), { cause: error });
  }
}

/** A folder that is being filled. What it is given has its name only when it is whole. */
export class FolderInFilling {
  constructor(
    private readonly drop: DropFolder,
    private readonly files: Files,
    private readonly run: CopyRun,
  ) {}

  /** Copies one file, and compares what arrived; one that is there and right is kept. Throws FaultError `stick-damaged`. */
  async copy(from: string, { file, bytes, sha256 }: Copied): Promise<void> {
    const { drop, run } = this;
    const { signal } = run;
    signal.throwIfAborted();
    const hashOf = (name: string): Promise<string | null> => run.checking(() => drop.sha256(name, signal));
    if ((await drop.size(file)) === bytes && (await hashOf(file)) === sha256) return run.add(bytes);
    const pieces = this.files.readRange(from, 0, Number.MAX_SAFE_INTEGER);
    await drop.write(unfinished(file), 0, pieces, { signal, onBytes: (more) => run.add(more) });
    if ((await hashOf(unfinished(file))) !== sha256) {
      await drop.remove(unfinished(file));
      throw new FaultError(fault('stick-damaged', { file: from }));
    }
    await drop.rename(unfinished(file), file);
  }

  /** Writes something small as JSON. */
  async put(name: string, value: object): Promise<void> {
    const text = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
    await this.drop.write(unfinished(name), 0, [text], { signal: this.run.signal });
    await this.drop.rename(unfinished(name), name);
  }
}
