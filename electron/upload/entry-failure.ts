import type { Track, Upload } from '../../shared/domain/recording.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { Entry } from '../kaltura/entries.ts';

/** Kaltura counts whole seconds, and its conversion may add or drop a frame or two. */
const MOST_DIFFERENCE_MS = 3000;

/** Whether an entry is as long as the track that it was made of; null where Kaltura does not tell its length. */
export const isAsLong = ({ durationMs }: Entry, track: Track): boolean | null =>
  durationMs === null ? null : Math.abs(durationMs - track.durationMs) <= MOST_DIFFERENCE_MS;

/**
 * Whether the content went by upload token, where every byte was counted. Of what Kaltura fetched itself only the length
 * can tell.
 */
export const isCounted = ({ tokenId }: Pick<Upload, 'tokenId'>): boolean => tokenId !== null;

/** Why an entry will not become what its track is, or null. */
export function failureOf(entry: Entry, track: Track, upload: Pick<Upload, 'tokenId'>): Fault | null {
  const { id, standing, status, durationMs } = entry;
  if (standing === 'failed') return fault('entry-failed', { entryId: id, status });
  if (isCounted(upload) || standing !== 'ready' || isAsLong(entry, track) !== false) return null;
  const seconds = (ms: number): number => Math.round(ms / 1000);
  const lengths = { received: seconds(durationMs ?? 0), expected: seconds(track.durationMs) };
  return fault('entry-length-differs', { entryId: id, ...lengths });
}
