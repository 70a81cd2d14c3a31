import type { Entry } from '../state/model.ts';

/** Entry status as KalturaEntryStatus numbers it. */
export const entryStatus = {
  errorImporting: -2,
  errorConverting: -1,
  import: 0,
  preconvert: 1,
  ready: 2,
  deleted: 3,
  pending: 4,
  moderate: 5,
  blocked: 6,
  noContent: 7,
} as const;

/** How long the server works on new content, in seconds; a test may set it at any time. */
export interface LifeCycle {
  importSeconds: number;
  convertSeconds: number;
  /** What conversion ends in. */
  outcome: 'ready' | 'errorConverting';
}

/** An entry's status at `now` (unix seconds). Only PRECONVERT moves by itself: IMPORT → PRECONVERT → READY. */
export function statusAt(entry: Entry, now: number, cycle: LifeCycle): number | string {
  if (entry.status !== entryStatus.preconvert || entry.contentAt === null) return entry.status;
  const age = now - entry.contentAt;
  if (age < cycle.importSeconds) return entryStatus.import;
  if (age < cycle.importSeconds + cycle.convertSeconds) return entryStatus.preconvert;
  return entryStatus[cycle.outcome];
}
