import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { isNetworkCode, isTlsCode } from '../network-codes.ts';

/** Codes of the libraries for a line that is not there any more. */
const LOST = ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_NOT_CONNECTED'];

/** The fault behind an error of Node's file system at a folder. */
export function localFault(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new FaultError(fault('drop-full', { folder }, code), { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new FaultError(fault('drop-not-writable', { folder }, code), { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
      return new FaultError(fault('drop-folder-missing', { folder }, code), { cause: error });
    default:
      if (code === undefined || error instanceof FaultError) return error;
      return new FaultError(fault('drop-refused', { folder }, `${code} ${message}`), { cause: error });
  }
}

/** The fault behind an error of the network to `host`; null when it is none of those. */
export function networkFault(error: unknown, host: string): FaultError | null {
  const code = codeOf(error);
  if (isTlsCode(code)) return new FaultError(fault('tls-failed', { host }, code), { cause: error });
  if (/ETIMEDOUT/.test(code)) return timedOut(host, error);
  if (isNetworkCode(code) || LOST.includes(code))
    return new FaultError(fault('drop-unreachable', { host }, code), { cause: error });
  return null;
}

/** Seconds without an answer after which a server is given up. */
export const PATIENCE_SECONDS = 30;

export const timedOut = (host: string, cause: unknown): FaultError =>
  new FaultError(fault('drop-unreachable', { host }, 'timed out'), { cause });

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
