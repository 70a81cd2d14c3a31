import { z } from 'zod';
import type { UploadTokenId } from '../../shared/domain/ids.ts';
import type { CallOptions, FilePart, KalturaApi, KalturaParams } from './api.ts';
import { wireId, wireList, wireNumber, wireText } from './wire.ts';

/** How far an upload token is. `gone`: timed out, deleted or broken; nothing can be done with it. */
export type TokenStatus = 'pending' | 'partial' | 'full' | 'closed' | 'gone';

/** An upload token: the place in Kaltura where the bytes of one file arrive. */
export interface UploadToken {
  readonly id: UploadTokenId;
  readonly status: TokenStatus;
  readonly fileName: string;
  /** As told when it was made; Kaltura does not check it. Null when not told. */
  readonly fileSize: number | null;
  /** Contiguous bytes as of the last finished request; 0 while pending. */
  readonly uploadedBytes: number;
  /** The host that wants the bytes; null when any will do. */
  readonly uploadUrl: string | null;
}

const STATUSES: readonly TokenStatus[] = ['pending', 'partial', 'full', 'closed'];

const tokenSchema = z
  .looseObject({
    id: wireId,
    status: wireNumber,
    fileName: wireText,
    fileSize: wireNumber,
    uploadedFileSize: wireNumber,
    uploadUrl: wireText,
  })
  .transform((t): UploadToken => ({
    id: t.id as UploadTokenId,
    status: STATUSES[t.status ?? 0] ?? 'gone',
    fileName: t.fileName,
    fileSize: t.fileSize,
    uploadedBytes: t.uploadedFileSize ?? 0,
    uploadUrl: t.uploadUrl === '' ? null : t.uploadUrl,
  }));

/** The parameters of `uploadToken.add`; without a size where that is not known yet. */
export const newToken = (fileName: string, fileSize: number | null): KalturaParams => ({
  uploadToken: { objectType: 'KalturaUploadToken', fileName, ...(fileSize === null ? {} : { fileSize }) },
});

/** Makes a token. Not idempotent: make `fileName` unique, so that a lost answer can be found by `tokensWhere`. */
export const addToken = (
  api: KalturaApi,
  fileName: string,
  fileSize: number | null,
  options?: CallOptions,
): Promise<UploadToken> => api.call('uploadToken', 'add', newToken(fileName, fileSize), tokenSchema, options);

/** Throws KalturaRefusal UPLOAD_TOKEN_NOT_FOUND also for a token of another user. */
export const getToken = (api: KalturaApi, id: UploadTokenId, options?: CallOptions): Promise<UploadToken> =>
  api.call('uploadToken', 'get', { uploadTokenId: id }, tokenSchema, options);

/** This user's open tokens (pending, partial, full) that have exactly this file name or file size, newest first. */
export async function tokensWhere(
  api: KalturaApi,
  wanted: { readonly fileName: string } | { readonly fileSize: number },
  options?: CallOptions,
): Promise<readonly UploadToken[]> {
  const condition = 'fileName' in wanted ? { fileNameEqual: wanted.fileName } : { fileSizeEqual: wanted.fileSize };
  const filter = { objectType: 'KalturaUploadTokenFilter', orderBy: '-createdAt', statusIn: '0,1,2', ...condition };
  const pager = { objectType: 'KalturaFilterPager', pageSize: 100, pageIndex: 1 };
  const { objects } = await api.call('uploadToken', 'list', { filter, pager }, wireList(tokenSchema), options);
  // An unknown filter property is ignored by the server rather than refused.
  return objects.filter((t) =>
    'fileName' in wanted ? t.fileName === wanted.fileName : t.fileSize === wanted.fileSize,
  );
}

/** Where a piece of the file goes. */
export interface ChunkPlace {
  /** False only for the first piece of a pending token. */
  readonly resume: boolean;
  readonly resumeAt: number;
  /** True completes the file: everything before `resumeAt` must have arrived. */
  readonly finalChunk: boolean;
}

/** Sends a piece. With an explicit `resumeAt` it may be sent again without harm. */
export const uploadChunk = (
  api: KalturaApi,
  id: UploadTokenId,
  place: ChunkPlace,
  file: FilePart,
  options?: CallOptions,
): Promise<UploadToken> =>
  api.sendFile('uploadToken', 'upload', { uploadTokenId: id, ...place }, file, tokenSchema, options);
