import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { UploadSettings } from '../../shared/settings/upload.ts';

const DAY_MS = 24 * 3600 * 1000;

export type UploadedRecording = Recording & { readonly state: 'uploaded' };

/** A recording whose media may go, and why. */
export interface Disposal {
  readonly recording: UploadedRecording;
  readonly why: 'age' | 'space';
}

/** How it stands with the disk, in bytes. */
export interface DiskNeed {
  readonly freeBytes: number;
  /** What the planned recordings of the next day will take. */
  readonly neededBytes: number;
}

/**
 * Which media may be deleted, the longest uploaded first: what is older than the settings keep, then as much as the coming
 * recordings need. Only recordings of which every track is known to be ready in Kaltura come into question.
 */
export function disposals(
  recordings: Iterable<Recording>,
  now: Instant,
  { keepDays }: Pick<UploadSettings, 'keepDays'>,
  { freeBytes, neededBytes }: DiskNeed,
): readonly Disposal[] {
  const found: Disposal[] = [];
  let free = freeBytes;
  for (const recording of [...recordings].filter(isConfirmed).sort((a, b) => a.uploadedAt - b.uploadedAt)) {
    const isOld = plus(recording.uploadedAt, keepDays * DAY_MS) <= now;
    if (!isOld && free >= neededBytes) continue;
    found.push({ recording, why: isOld ? 'age' : 'space' });
    free += recording.tracks.reduce((sum, track) => sum + track.bytes, 0);
  }
  return found;
}

const isConfirmed = (r: Recording): r is UploadedRecording =>
  r.state === 'uploaded' && r.deletedAt === null && r.uploads.every((u) => u.step === 'ready' && u.entryId !== null);
