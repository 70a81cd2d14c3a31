import type { RecordingEvent } from '../../../shared/domain/fact.ts';
import { plus } from '../../../shared/domain/instant.ts';
import type { BulkJob, Delivery } from '../../../shared/domain/recording.ts';
import type { UploadingRecording } from '../../../shared/domain/upload-queue.ts';
import { fault, FaultError, type Fault } from '../../../shared/faults/fault.ts';
import type { KalturaApi } from '../../kaltura/api.ts';
import { addBulkUpload, bulkUploadNamed, getBulkUpload, type BulkUpload } from '../../kaltura/bulk-uploads.ts';
import { entriesBy } from '../../kaltura/entries.ts';
import { isRefusal } from '../../kaltura/refusal.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import { failureOf } from '../entry-failure.ts';
import { uploadingRecording } from '../track-desk.ts';
import { bulkFiles, bulkName } from './naming.ts';
import { bulkDocument } from './sheet.ts';

/** What bulk submissions work with. */
export interface BulkParts {
  readonly api: KalturaApi;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
}

const FIRST_LOOK_MS = 1000;
const LONGEST_LOOK_MS = 60_000;
/** The list of entries lags behind: how often it is read for one that must be there by what the job says. */
const MOST_LOOKS_AFTER_END = 8;
/** By how much the clocks of Kaltura and this device may differ. */
const CLOCK_LEEWAY_MS = 24 * 60 * 60 * 1000;

/** A recording with tracks that have no entry yet. */
interface Order {
  readonly recording: UploadingRecording;
  readonly delivery: Delivery;
  /** The files of those tracks, the main one first. */
  readonly pending: Delivery['files'];
}

/**
 * Makes entries of files that Kaltura can fetch, by bulk uploads (`media.bulkUploadAdd`), and stays until every track has
 * one. What has an entry by its reference id is not asked for again; each bulk upload has a document of its own name,
 * journaled before it is submitted, so that one whose answer was lost is found by it. That needs the right to list
 * entries and bulk uploads, which shows before anything is submitted. What is left: a server that takes a request only
 * after it was asked whether it had.
 */
export class BulkSubmission {
  constructor(private readonly parts: BulkParts) {}

  /**
   * Resolves when every track has its entry. Throws FaultError; called again it goes on from there, or, where Kaltura is
   * through with the bulk upload and the operator knows, submits what has no entry anew.
   */
  async carryOut(id: UploadingRecording['id'], mediaUrl: string, signal: AbortSignal): Promise<void> {
    if (mediaUrl === '') throw new FaultError(fault('bulk-address-unset'));
    try {
      await this.#untilAllHaveEntries(id, mediaUrl, signal);
    } catch (error) {
      if (!(error instanceof FaultError) || error.fault.code !== 'forbidden') throw error;
      const { params, detail } = error.fault;
      throw new FaultError(fault('bulk-forbidden', params, detail), { cause: error });
    }
  }

  async #untilAllHaveEntries(id: UploadingRecording['id'], mediaUrl: string, signal: AbortSignal): Promise<void> {
    let looksAfterEnd = 0;
    for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(LONGEST_LOOK_MS, pauseMs * 1.5)) {
      signal.throwIfAborted();
      const failed = await this.#adopt(id, signal);
      const order = this.#order(id);
      if (!order) return;
      if (order.pending.length === 0) {
        this.parts.ledger.tell(id, { type: 'bulk-over' });
        return;
      }
      const job = await this.#job(order, mediaUrl, signal);
      looksAfterEnd = job.standing === 'finished' ? looksAfterEnd + 1 : 0;
      const end = endOf(job, order, looksAfterEnd < MOST_LOOKS_AFTER_END ? 'awaited' : failed);
      if (end) {
        this.#giveUp(order, end);
        looksAfterEnd = 0;
      }
      await this.parts.clock.sleep(pauseMs, signal);
    }
  }

  #order(id: UploadingRecording['id']): Order | null {
    const recording = uploadingRecording(this.parts.ledger, id);
    if (!recording?.delivery) return null;
    const { delivery, uploads } = recording;
    const has = (trackId: string): boolean => uploads.some((u) => u.trackId === trackId && u.entryId !== null);
    return { recording, delivery, pending: delivery.files.filter((f) => !has(f.trackId)) };
  }

  /** Takes over the entries that are there by now; gives what is wrong with one that is no good, if there is any. */
  async #adopt(id: UploadingRecording['id'], signal: AbortSignal): Promise<Fault | null> {
    let failed: Fault | null = null;
    for (const { trackId, referenceId } of this.#order(id)?.pending ?? []) {
      const order = this.#order(id);
      const track = order?.recording.tracks.find((t) => t.trackId === trackId);
      const main = order?.delivery.files[0]?.trackId;
      const mainEntry = order?.recording.uploads.find((u) => u.trackId === main)?.entryId ?? null;
      if (!order || !track || (trackId !== main && mainEntry === null)) continue;
      const parent = trackId === main ? null : mainEntry;
      const found = (await entriesBy(this.parts.api, { referenceId, parent, among: 'any' }, { signal })).filter(
        (e) => e.standing !== 'no-content',
      );
      const failures = found.map((e) => failureOf(e, track, { tokenId: null }));
      const made = found.find((_, i) => failures[i] === null);
      if (made) {
        this.#tell(id, { type: 'entry-made', trackId, entryId: made.id }, { type: 'content-attached', trackId });
      } else {
        failed ??= failures[0] ?? null;
      }
    }
    return failed;
  }

  /** The job that is under way, submitted now if there is none. */
  async #job(order: Order, mediaUrl: string, signal: AbortSignal): Promise<BulkUpload> {
    const { recording, delivery, pending } = order;
    const { api, clock } = this.parts;
    const open = openJob(delivery);
    if (open && open.jobId !== null) return this.#known(open.jobId, signal);
    const number = open?.number ?? (delivery.bulk?.number ?? 0) + 1;
    const name = bulkName(delivery, number);
    const since = plus(open?.askedAt ?? clock.now(), -CLOCK_LEEWAY_MS);
    const found = await bulkUploadNamed(api, name, since, { signal });
    const named = open ? pending : bulkFiles(pending, number);
    if (!open) this.#tell(recording.id, { type: 'bulk-asked', files: named });
    const files = delivery.files.map((f) => named.find((n) => n.trackId === f.trackId) ?? f);
    const only = new Set(pending.map((f) => f.trackId));
    const text = bulkDocument({ recording, tracks: recording.tracks, delivery: { files }, mediaUrl, only });
    const job = found ?? (await addBulkUpload(api, name, text, { signal }));
    this.#tell(recording.id, { type: 'bulk-submitted', jobId: job.id });
    this.parts.log.info('Bulk upload submitted', { recordingId: recording.id, jobId: job.id });
    return job;
  }

  /** One that Kaltura has forgotten is at an end. */
  async #known(id: number, signal: AbortSignal): Promise<BulkUpload> {
    try {
      return await getBulkUpload(this.parts.api, id, { signal });
    } catch (error) {
      if (!isRefusal(error, 'BULK_UPLOAD_NOT_FOUND')) throw error;
      return { id, standing: 'finished', problem: '', fileName: '' };
    }
  }

  /** Throws what ended the bulk upload, or, when the operator has been told and wants it done again, clears the way. */
  #giveUp({ recording, pending }: Order, end: Fault): void {
    const faulted = recording.uploads.filter((u) => u.fault?.code === end.code).map((u) => u.trackId);
    if (!pending.some((f) => faulted.includes(f.trackId))) throw new FaultError(end);
    const recovered = faulted.map((trackId): RecordingEvent => ({ type: 'upload-recovered', trackId }));
    this.#tell(recording.id, { type: 'bulk-over' }, ...recovered);
  }

  #tell(id: UploadingRecording['id'], ...events: readonly RecordingEvent[]): void {
    this.parts.ledger.tell(id, ...events);
  }
}

const openJob = ({ bulk }: Delivery): BulkJob | null => (bulk && !bulk.isOver ? bulk : null);

/** What ended the bulk upload without an entry for every track, or null. `failed`: what is wrong with the one there is. */
function endOf(job: BulkUpload, { recording }: Order, failed: Fault | null | 'awaited'): Fault | null {
  const names = { job: job.id, title: recording.occurrence.title };
  switch (job.standing) {
    case 'under-way':
      return null;
    case 'failed':
      return fault('bulk-refused', { ...names, problem: job.problem });
    case 'aborted':
      return fault('bulk-aborted', names);
    case 'finished':
      if (failed === 'awaited') return null;
      return failed ?? fault('bulk-incomplete', names);
  }
}
