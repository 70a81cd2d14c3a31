import { entryStatus, statusAt } from '../entries/life-cycle.ts';
import type { Call } from '../services/call.ts';
import type { BulkUpload } from '../state/model.ts';

/** Status of a job as KalturaBatchJobStatus numbers it. */
export const jobStatus = {
  pending: 0,
  processing: 2,
  finished: 5,
  failed: 6,
  aborted: 7,
  almostDone: 8,
  fatal: 10,
  finishedPartially: 12,
} as const;

/** A job is almost done while its entries are worked on, and finished when none is any more. */
export function jobStatusNow(job: BulkUpload, { state, now, lifeCycle }: Call): number {
  if (job.status !== jobStatus.almostDone) return job.status;
  const statuses = job.entryIds.flatMap((id) => {
    const entry = state.entries.get(id);
    return entry ? [Number(statusAt(entry, now, lifeCycle))] : [];
  });
  const busy: readonly number[] = [entryStatus.import, entryStatus.preconvert, entryStatus.pending];
  if (statuses.some((status) => busy.includes(status))) return jobStatus.almostDone;
  return job.failedItems > 0 || statuses.some((s) => s < 0) ? jobStatus.finishedPartially : jobStatus.finished;
}
