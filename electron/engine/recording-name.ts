import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { wallStamp } from '../../shared/domain/wall-time.ts';
import type { Random } from '../ports/random.ts';

/** A new id: time first, so that ids sort by age, then chance. */
export function newRecordingId(now: Instant, random: Random): RecordingId {
  const chance = Buffer.from(random.bytes(5)).toString('hex');
  return `${now.toString(36).padStart(9, '0')}-${chance}` as RecordingId;
}

/** Longest part of a title that goes into a folder's name; the rest of the path needs room too. */
const MOST_CHARACTERS = 60;

/**
 * The name of a recording's folder: when, what and the end of its id, e.g. `2026-09-21 1400 MATH-123 (3f9c21)`.
 * Legal on Windows, macOS and Linux whatever the title is.
 */
export function folderName(id: RecordingId, title: string, start: Instant, zone: string): string {
  return `${wallStamp(start, zone)} ${fileSafe(title)} (${id.slice(-6)})`;
}

/** A title as part of a file name: no control characters, no `<>:"/\|?*`, no dots or blanks at the ends. */
export function fileSafe(title: string): string {
  const safe = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...safe].slice(0, MOST_CHARACTERS).join('');
  return short.replace(/^[. ]+|[. ]+$/g, '') || 'Recording';
}
