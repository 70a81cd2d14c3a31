import { fault, FaultError, type Fault } from '../../../shared/faults/fault.ts';

const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'];

/** What an error of the file system means for a recording. A fault that was thrown stays what it is. */
export function diskFault(error: unknown, folder: string): Fault {
  if (error instanceof FaultError) return error.fault;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return fault('disk-full', { folder }, message);
  if (UNWRITABLE.includes(code)) return fault('folder-unwritable', { folder }, message);
  return fault('internal-error', { where: 'capture' }, String(error));
}
