import type { DropFolder } from '../../ports/drop-folders.ts';
import type { Random } from '../../ports/random.ts';

/** Does in the folder what a delivery will: writes, measures, renames; and takes it away again. Throws FaultError. */
export async function tryFolder(drop: DropFolder, random: Random, signal: AbortSignal): Promise<void> {
  const name = `lectern-trial-${Buffer.from(random.bytes(4)).toString('hex')}`;
  const text = new TextEncoder().encode('Lectern tried whether it may write here.\n');
  try {
    await drop.write(`${name}.part`, 0, [text], { signal });
    await drop.rename(`${name}.part`, `${name}.txt`);
  } finally {
    await drop.remove(`${name}.part`);
    await drop.remove(`${name}.txt`);
  }
}
