import type { Delivery } from '../../../shared/domain/recording.ts';
import type { DropFolder } from '../../ports/drop-folders.ts';

/**
 * Puts the sheet into the folder, whole or not at all, once. It lies there under an unfinished name before `tell` writes
 * down that it is about to get its own: so where the unfinished one is gone after a cut, it did get it, even if whoever
 * watches the folder has taken it away since.
 */
export async function putSheet(
  drop: DropFolder,
  { sheet, step }: Delivery,
  text: string,
  tell: () => void,
  signal: AbortSignal,
): Promise<void> {
  const unfinished = `${sheet}.part`;
  if (step === 'media') {
    await drop.write(unfinished, 0, [new TextEncoder().encode(text)], { signal });
    tell();
  } else if ((await drop.size(unfinished)) === null) {
    return;
  }
  await drop.rename(unfinished, sheet);
}
