import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { attachResource } from '../entries/content.ts';
import { addEntry } from '../entries/entries.ts';
import { entryStatus } from '../entries/life-cycle.ts';
import { callerOf, type Call } from '../services/call.ts';
import type { BulkUpload, Entry } from '../state/model.ts';
import { newUploadTokenId } from '../state/ids.ts';
import { ApiError } from '../wire/errors.ts';
import { ingestionItems, InvalidDocument, type IngestionItem } from './ingestion.ts';
import { jobStatus } from './job-status.ts';

/** The batch servers: what bulk uploads ask for is done after the answer, in their own time. */
export class Batch {
  private readonly underWay = new Set<Promise<void>>();
  private held: (() => void)[] | null = null;

  constructor(
    /** Where imported files lie. */
    private readonly dir: string,
    private readonly closing: AbortSignal,
    private readonly onBug: (error: unknown) => void,
  ) {}

  /** Leaves new jobs as they come until `release`. */
  hold(): void {
    this.held ??= [];
  }

  /** Does the jobs that were held, and later ones at once. One that was given another status meanwhile is left alone. */
  release(): void {
    const waiting = this.held ?? [];
    this.held = null;
    for (const begin of waiting) begin();
  }

  /** Takes a job with its document. */
  take(call: Call, job: BulkUpload, xml: string): void {
    const begin = (): void => {
      const done: Promise<void> = this.run(call, job, xml)
        .catch((error: unknown) => (this.closing.aborted ? undefined : this.onBug(error)))
        .finally(() => this.underWay.delete(done));
      this.underWay.add(done);
    };
    if (this.held) this.held.push(begin);
    else begin();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async run(call: Call, job: BulkUpload, xml: string): Promise<void> {
    await nextTurn();
    if (job.status !== jobStatus.pending) return;
    job.status = jobStatus.processing;
    const items = itemsOf(job, xml);
    if (items === null) return;
    const made = items.map((item) => this.add(call, job, item));
    job.numOfObjects = job.entryIds.length;
    job.status = jobStatus.almostDone;
    if (job.entryIds.length === 0) {
      job.status = jobStatus.failed;
      job.error = 'None of the uploaded items were processed succsessfuly';
    }
    for (const [index, entry] of made.entries()) {
      const url = items[index]?.url ?? null;
      if (entry && url !== null) await this.import(call, entry, url);
    }
  }

  /** Null for an item that failed: the job goes on with the next. */
  private add(call: Call, job: BulkUpload, item: IngestionItem): Entry | null {
    const { userId } = callerOf(call);
    const parent = item.parentReferenceId === null ? null : entryBy(call, item.parentReferenceId);
    const template = item.templateEntryId === null ? undefined : call.state.entries.get(item.templateEntryId);
    const values = {
      ...{ name: item.name, description: item.description, referenceId: item.referenceId, mediaType: item.mediaType },
      tags: item.tags.length === 0 ? null : item.tags.join(','),
      templateEntryId: item.templateEntryId,
      parentEntryId: parent?.id ?? null,
      // With a template the job's own user is cleared, unless the item names one.
      userId: item.userId ?? template?.userId ?? userId,
    };
    try {
      if (item.parentReferenceId !== null && !parent) throw new ApiError('', 'parent reference id not found');
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      const entry = addEntry(asBatch(call), { objectType: 'KalturaMediaEntry', values: given });
      job.entryIds.push(entry.id);
      if (item.url !== null) entry.status = entryStatus.import;
      return entry;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      job.failedItems += 1;
      return null;
    }
  }

  /** The import job of an entry: fetches the file, or leaves the entry as one that could not be imported. */
  private async import(call: Call, entry: Entry, url: string): Promise<void> {
    const id = newUploadTokenId();
    const path = join(this.dir, id);
    try {
      await fetchInto(path, url, this.closing);
    } catch {
      entry.status = entryStatus.errorImporting;
      return;
    }
    const { size } = await stat(path);
    call.state.uploadTokens.set(id, {
      ...{ objectType: 'KalturaUploadToken', id, partnerId: entry.partnerId, userId: entry.userId, status: 2 },
      ...{ fileName: null, fileSize: size, uploadedFileSize: size, createdAt: call.now, updatedAt: call.now },
      ...{ autoFinalize: null, attachedObjectType: null, attachedObjectId: null, countedBytes: 0, finalizeAttempts: 0 },
      ...{ path, storedBytes: size, parked: [] },
    });
    const resource = { objectType: 'KalturaUploadedFileTokenResource', values: { token: id } };
    attachResource(call.state, entry, resource, null, call.now);
  }
}

/** Over a connection of its own, since one that was kept may be closed by now. Throws when the file cannot be had whole. */
async function fetchInto(path: string, url: string, signal: AbortSignal): Promise<void> {
  const [answer] = (await once(get(url, { agent: false, signal }), 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new TypeError(`HTTP ${answer.statusCode}`);
  }
  await pipeline(answer, createWriteStream(path));
}

/** Null for a document that fails the whole job. */
function itemsOf(job: BulkUpload, xml: string): readonly IngestionItem[] | null {
  try {
    return ingestionItems(xml);
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    job.status = jobStatus.failed;
    job.error = `Validate files failed on job [${job.id}], ${error.message}`;
    return null;
  }
}

/** The batch acts for the account, not for the user: it may set reference ids. */
const asBatch = (call: Call): Call => ({
  ...call,
  now: call.now,
  session: { ...callerOf(call), role: 'admin', type: 2 },
  addHeaders: () => undefined,
});

const entryBy = ({ state }: Call, referenceId: string): Entry | undefined =>
  [...state.entries.values()].find((e) => e.referenceId === referenceId && e.status !== entryStatus.deleted);
