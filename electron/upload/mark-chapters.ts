import { chaptersOf, type Chapter } from '../../shared/domain/chapters.ts';
import { earlier, later } from '../../shared/domain/instant.ts';
import type { UploadingRecording } from '../../shared/domain/upload-queue.ts';
import { wallClock } from '../../shared/domain/wall-time.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import { addChapter } from '../kaltura/cue-points.ts';
import type { UploadParts } from './parts.ts';

/**
 * Gives each entry of a recording with gaps the chapters that its file has. An extra: they are asked for once, since a
 * repetition would show them twice, and the first refusal ends it; the journal knows that they were asked for.
 */
export async function markChapters(
  parts: Pick<UploadParts, 'api' | 'ledger' | 'log' | 'zone'>,
  recording: UploadingRecording,
  signal: AbortSignal,
): Promise<void> {
  const { api, ledger, log } = parts;
  for (const { trackId, entryId, chaptersAsked } of recording.uploads) {
    const chapters = chaptersOfTrack(recording, trackId, parts.zone());
    if (entryId === null || chaptersAsked || chapters.length === 0) continue;
    ledger.tell(recording.id, { type: 'chapters-asked', trackId });
    try {
      for (const chapter of chapters) await addChapter(api, entryId, chapter, { signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof FaultError)) throw error;
      log.info('Kaltura takes no chapters', { recordingId: recording.id, entryId, code: error.fault.code });
      return;
    }
  }
}

function chaptersOfTrack({ tracks, gaps }: UploadingRecording, trackId: string, zone: string): readonly Chapter[] {
  const track = tracks.find((t) => t.trackId === trackId);
  if (!track) return [];
  const start = tracks.reduce((first, t) => earlier(first, t.start), track.start);
  const its = gaps.filter((g) => g.trackId === trackId);
  return chaptersOf(its, { start, end: later(start, track.end) }, (at) => wallClock(at, zone));
}
