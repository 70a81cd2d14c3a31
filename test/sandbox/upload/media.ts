import { stat } from 'node:fs/promises';
import type { State } from '../state/state.ts';
import type { UploadDesk } from './upload-desk.ts';

/** A file that an entry or an upload token holds. */
export interface Media {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex, computed when asked. */
  sha256(): Promise<string>;
}

/** The file behind an entry id or an upload token id, or null when there is none. */
export async function mediaOf(state: State, uploads: UploadDesk, id: string): Promise<Media | null> {
  const tokenId = state.entries.get(id)?.contentTokenId ?? id;
  const path = state.uploadTokens.get(tokenId)?.path ?? null;
  return path === null ? null : { path, bytes: (await stat(path)).size, sha256: () => uploads.sha256(path) };
}
