import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Track } from '../../shared/domain/recording.ts';
import type { Random } from '../ports/random.ts';

/**
 * A token's file name: unique for ever, so that a token can be found by it; with the file's real extension, which
 * Kaltura takes the kind of media from.
 */
export function tokenFileName(
  recordingId: RecordingId,
  track: Pick<Track, 'trackId' | 'file'>,
  random: Random,
): string {
  const extension = /\.\w+$/.exec(track.file)?.[0] ?? '.mp4';
  const suffix = Array.from(random.bytes(4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${recordingId}-${track.trackId}-${suffix}${extension}`;
}
