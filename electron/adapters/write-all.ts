import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all of `bytes` from byte `at` of the file on: the system may take fewer than it was given, and refuses the rest with a
 * reason only when it is asked again.
 */
export async function writeAll(file: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
