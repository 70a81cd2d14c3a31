import type { RecordingId } from './ids.ts';
import type { Recording } from './recording.ts';
import type { State } from './state.ts';
import type { UploadOrder } from '../settings/upload.ts';

export type UploadingRecording = Recording & { readonly state: 'uploading' };

/**
 * The recordings on their way to Kaltura, in the order in which they are sent: first what the operator wants now, then
 * by the settings. Recordings that are alike go by their start; those that were never put in order by hand go last.
 */
export function uploadQueue(
  { recordings, uploadOrder }: Pick<State, 'recordings' | 'uploadOrder'>,
  order: UploadOrder,
): readonly UploadingRecording[] {
  const rank = (r: UploadingRecording): number => {
    if (order === 'shortest-first') return bytesOf(r);
    const place = order === 'by-hand' ? uploadOrder.indexOf(r.id) : 0;
    return place < 0 ? uploadOrder.length : place;
  };
  return [...recordings.values()]
    .filter(isUploading)
    .sort(
      (a, b) => Number(isHurried(b)) - Number(isHurried(a)) || rank(a) - rank(b) || a.window.start - b.window.start,
    );
}

/** The order that results when one recording changes places with its neighbour; null when it has none there. */
export function movedInQueue(
  queue: readonly UploadingRecording[],
  id: RecordingId,
  direction: 'up' | 'down',
): readonly RecordingId[] | null {
  const ids = queue.map((r) => r.id);
  const from = ids.indexOf(id);
  const to = direction === 'up' ? from - 1 : from + 1;
  const neighbour = ids[to];
  if (from < 0 || neighbour === undefined) return null;
  return ids.map((other, i) => (i === from ? neighbour : i === to ? id : other));
}

/** Whether the operator wants it before all others. */
export const isHurried = (r: UploadingRecording): boolean => r.uploads.some((u) => u.hurried);

const isUploading = (r: Recording): r is UploadingRecording => r.state === 'uploading';

const bytesOf = (r: UploadingRecording): number => r.tracks.reduce((sum, t) => sum + t.bytes, 0);
