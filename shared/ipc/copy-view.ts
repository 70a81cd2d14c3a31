import type { RecordingId } from '../domain/ids.ts';

/** How far an export or import by stick is. */
export interface CopyView {
  readonly way: 'export' | 'import';
  /** What is exported; null for an import, which takes whatever is there. */
  readonly recordingId: RecordingId | null;
  /** Of all its files; what was there already counts. */
  readonly bytes: number;
  readonly bytesTotal: number;
  /** `checking`: the file that was copied last is being read back; `cancelling`: what was put there is being removed. */
  readonly step: 'copying' | 'checking' | 'cancelling';
}
