import { toIso } from '../../../shared/domain/instant.ts';
import type { Delivery, Recording, Track } from '../../../shared/domain/recording.ts';

/**
 * What the files of a recording are called wherever they are handed over, and their reference ids. Unique for ever, the same
 * at every try, and legal everywhere.
 */
export function deliveryNames(
  recording: Recording,
  tracks: readonly Track[],
  sheet: 'xml' | 'csv',
): Pick<Delivery, 'files' | 'sheet'> {
  const stamp = toIso(recording.window.start).replace(/\.\d+/, '').replace(/[-:]/g, '');
  const stem = `${stamp}-${recording.id}`;
  return {
    files: tracks.map(({ trackId, file }) => ({
      trackId,
      referenceId: `${stem}-${trackId}`,
      name: `${stem}-${trackId}${/\.\w+$/.exec(file)?.[0] ?? '.mp4'}`,
    })),
    sheet: `${stem}.${sheet}`,
  };
}

/** What the document of the nth bulk upload of a delivery is called, so that each can be told from the others. */
export const bulkName = ({ sheet }: Pick<Delivery, 'sheet'>, number: number): string =>
  number === 1 ? sheet : sheet.replace(/\.\w+$/, (extension) => `-${number}${extension}`);

/**
 * The files as the nth bulk upload of a delivery names them. After the first under new reference ids, so that what an earlier
 * one left behind is not taken for the parent of what is made now.
 */
export const bulkFiles = (files: Delivery['files'], number: number): Delivery['files'] =>
  number === 1 ? files : files.map((f) => ({ ...f, referenceId: `${f.referenceId}-${number}` }));

/** What a file is called until it is whole. Other content has another name, so that the two are never mixed. */
export const unfinishedName = (name: string, { sha256 }: Pick<Track, 'sha256'>): string =>
  `${name}.${sha256.slice(0, 8)}.part`;
