import type { Track } from '../../shared/domain/recording.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Files } from '../ports/files.ts';

/** What a changed file is now. */
export interface ChangedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Whether the file of a track is still what was joined: null, or what it is now. Its hash is computed only when its size
 * differs or it was written to after `since`. Throws FaultError `file-missing`.
 */
export async function changeOf(
  files: Files,
  track: Track,
  since: Instant | null,
  signal: AbortSignal,
): Promise<ChangedFile | null> {
  const stat = await files.stat(track.file);
  if (!stat || stat.isDirectory) throw new FaultError(fault('file-missing', { file: track.file }));
  const isSuspect = stat.size !== track.bytes || (since !== null && stat.mtimeMs > since);
  if (!isSuspect) return null;
  const sha256 = await files.sha256(track.file, signal);
  return sha256 === track.sha256 ? null : { bytes: stat.size, sha256 };
}
