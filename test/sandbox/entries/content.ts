import { apiError } from '../wire/errors.ts';
import type { Entry, UploadToken } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { textOf, type Decoded } from '../types/decode.ts';
import { entryStatus } from './life-cycle.ts';

function attach(entry: Entry, token: UploadToken, now: number): void {
  token.status = 3;
  token.attachedObjectType = 'entry';
  token.attachedObjectId = entry.id;
  entry.status = entryStatus.preconvert;
  entry.contentAt = now;
  entry.contentTokenId = token.id;
  entry.updatedAt = now;
}

/**
 * Gives an entry the file of an upload token. A complete file is taken at once; for one that is still arriving the entry
 * waits in IMPORT and `completeAttached` finishes the work.
 * @throws ApiError UPLOAD_TOKEN_NOT_FOUND, UPLOADED_FILE_NOT_FOUND_BY_TOKEN, RESOURCE_TYPE_NOT_SUPPORTED
 */
export function attachResource(
  state: State,
  entry: Entry,
  resource: Decoded,
  userId: string | null,
  now: number,
): void {
  if (resource.objectType !== 'KalturaUploadedFileTokenResource')
    throw apiError('RESOURCE_TYPE_NOT_SUPPORTED', resource.objectType);
  const token = state.uploadTokens.get(textOf(resource.values['token']));
  if (token === undefined || token.status === 5 || (userId !== null && token.userId !== userId))
    throw apiError('UPLOAD_TOKEN_NOT_FOUND');
  if (token.status > 2) throw apiError('UPLOADED_FILE_NOT_FOUND_BY_TOKEN');
  if (token.status === 2) {
    attach(entry, token, now);
    return;
  }
  token.attachedObjectType = 'entry';
  token.attachedObjectId = entry.id;
  entry.status = entryStatus.import;
  entry.contentTokenId = token.id;
  entry.updatedAt = now;
}

/** Hands a file that has just become complete to the entry that waits for it, when one does. */
export function completeAttached(state: State, token: UploadToken, now: number): void {
  const entry = token.attachedObjectId === null ? undefined : state.entries.get(token.attachedObjectId);
  if (entry !== undefined) attach(entry, token, now);
}
