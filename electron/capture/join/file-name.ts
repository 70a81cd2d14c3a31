import { toIso } from '../../../shared/domain/instant.ts';
import type { RecordingFrame } from '../../../shared/domain/recording.ts';

const LONGEST_TITLE = 80;
/** Not allowed in a name on Windows, or awkward anywhere. */
const AWKWARD = /[<>:"/\\|?*\p{Cc}\p{Cf}]/gu;

/**
 * Name of a track's file: title, start in UTC and track, fit for every file system, e.g.
 * `Physics 2026-09-21 1400Z camera.mp4`.
 */
export function trackFileName(frame: Pick<RecordingFrame, 'occurrence' | 'window'>, trackId: string): string {
  const plain = frame.occurrence.title.normalize('NFC').replace(AWKWARD, ' ').replace(/\s+/g, ' ').trim();
  const title =
    [...plain]
      .slice(0, LONGEST_TITLE)
      .join('')
      .replace(/[. ]+$/, '') || 'Recording';
  const start = toIso(frame.window.start);
  return `${title} ${start.slice(0, 10)} ${start.slice(11, 13)}${start.slice(14, 16)}Z ${trackId}.mp4`;
}

/** Name of the file with what was captured of a track while it was paused; never uploaded. */
export const pausesFileName = (frame: Pick<RecordingFrame, 'occurrence' | 'window'>, trackId: string): string =>
  trackFileName(frame, `${trackId} off the record`);
