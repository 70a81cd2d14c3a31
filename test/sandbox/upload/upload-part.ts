import { apiError } from '../wire/errors.ts';
import type { UploadToken } from '../state/model.ts';
import type { UploadedFile } from '../wire/param-tree.ts';

/** One call of uploadToken.upload. `resumeAt` in bytes, -1 to append. */
export interface UploadPart {
  readonly file: UploadedFile;
  readonly resume: boolean;
  readonly finalChunk: boolean;
  readonly resumeAt: number;
}

/** Whether a part is the last one, and how long the file must then be; null when the server does not check. */
export interface Finality {
  readonly final: boolean;
  readonly expectedBytes: number | null;
}

const maxFinalizeAttempts = 5;

/** `autoFinalize`: the server counts bytes that arrive, repeats twice, and any appended part looks like the last. */
function autoFinality(token: UploadToken, { file, resume, resumeAt, finalChunk }: UploadPart): Finality {
  const fileSize = token.fileSize ?? 0;
  if (!resume) {
    token.countedBytes = file.bytes;
    return { final: finalChunk || file.bytes === fileSize, expectedBytes: null };
  }
  if (resumeAt === -1) {
    const size = (token.uploadedFileSize ?? 0) + file.bytes;
    return { final: finalChunk || fileSize >= size, expectedBytes: null };
  }
  token.countedBytes += file.bytes;
  if (token.countedBytes < fileSize) return { final: finalChunk, expectedBytes: null };
  token.finalizeAttempts += 1;
  if (token.finalizeAttempts > maxFinalizeAttempts) throw apiError('UPLOAD_ERROR');
  return { final: true, expectedBytes: fileSize };
}

/**
 * Tells whether a part ends its file. A final part at a positive offset must fit exactly; one at 0 is taken unchecked.
 * Throws UPLOAD_ERROR after too many automatic attempts.
 */
export function finalityOf(token: UploadToken, part: UploadPart): Finality {
  if (token.autoFinalize === true) return autoFinality(token, part);
  const checked = part.resume && part.finalChunk && part.resumeAt > 0;
  return { final: part.finalChunk, expectedBytes: checked ? part.resumeAt + part.file.bytes : null };
}
