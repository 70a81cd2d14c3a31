import { z } from 'zod';
import { toUnixSeconds, type Instant } from '../../shared/domain/instant.ts';
import type { CallOptions, KalturaApi } from './api.ts';
import { redacted } from './redacted.ts';
import { wireList, wireNumber, wireText } from './wire.ts';

/*
 * Jobs of Kaltura's batch servers that make entries from a document (`bulkUpload_bulk`, of which `media.bulkUploadAdd` is
 * an alias). Kaltura grants CONTENT_INGEST_* or a plain user session all of it, a capture device nothing.
 */

/** How far a bulk upload is. Entries may exist as soon as it is being worked on. */
export type BulkStanding = 'under-way' | 'finished' | 'failed' | 'aborted';

/** A bulk upload. The addresses of its files carry a session, so they are not read. */
export interface BulkUpload {
  readonly id: number;
  readonly standing: BulkStanding;
  /** Kaltura's own words on what went wrong; empty when it has none. */
  readonly problem: string;
  readonly fileName: string;
}

/** KalturaBatchJobStatus; whatever else there is may still change. */
const STANDINGS: Readonly<Record<number, BulkStanding>> = {
  5: 'finished',
  6: 'failed',
  7: 'aborted',
  10: 'failed',
  12: 'finished',
};

const bulkSchema = z
  .looseObject({ id: z.coerce.number<unknown>().int(), status: wireNumber, error: wireText, fileName: wireText })
  .transform((b): BulkUpload => ({
    id: b.id,
    standing: STANDINGS[b.status ?? 0] ?? 'under-way',
    problem: redacted(b.error),
    fileName: b.fileName,
  }));

/**
 * Submits a document in XML (`media.bulkUploadAdd`). Not idempotent: make `fileName` unique, so that a lost answer can be
 * found by `bulkUploadNamed`.
 */
export function addBulkUpload(
  api: KalturaApi,
  fileName: string,
  xml: string,
  options?: CallOptions,
): Promise<BulkUpload> {
  const bytes = new TextEncoder().encode(xml);
  const params = {
    'bulkUploadData:objectType': 'KalturaBulkUploadXmlJobData',
    'bulkUploadData:fileName': fileName,
    // The server reads this object without asking whether it was sent. -1: the account's own conversion profile.
    'bulkUploadEntryData:objectType': 'KalturaBulkUploadEntryData',
    'bulkUploadEntryData:conversionProfileId': -1,
  };
  async function* once(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  const file = { fileName, length: bytes.length, bytes: once };
  return api.sendFile('media', 'bulkUploadAdd', params, file, bulkSchema, options);
}

/** Throws KalturaRefusal BULK_UPLOAD_NOT_FOUND. */
export const getBulkUpload = (api: KalturaApi, id: number, options?: CallOptions): Promise<BulkUpload> =>
  api.call('bulkUpload_bulk', 'get', { id }, bulkSchema, options);

const PAGE_SIZE = 500;
const rows = wireList(bulkSchema);

/** The newest bulk upload of this file name since a moment, or null. The server cannot look for names, so all are read. */
export async function bulkUploadNamed(
  api: KalturaApi,
  fileName: string,
  since: Instant,
  options?: CallOptions,
): Promise<BulkUpload | null> {
  const bulkUploadFilter = {
    objectType: 'KalturaBulkUploadFilter',
    uploadedOnGreaterThanOrEqual: toUnixSeconds(since),
  };
  for (let pageIndex = 1; ; pageIndex++) {
    const pager = { objectType: 'KalturaFilterPager', pageSize: PAGE_SIZE, pageIndex };
    const { objects } = await api.call('bulkUpload_bulk', 'list', { bulkUploadFilter, pager }, rows, options);
    const found = objects.find((b) => b.fileName === fileName);
    if (found) return found;
    if (objects.length < PAGE_SIZE) return null;
  }
}
