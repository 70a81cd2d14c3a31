import type { Pieces, Writing } from '../../ports/drop-folders.ts';
import { LINE_LOST, type SftpLine } from './sftp-line.ts';

/** Every server must take writes of this size (draft-ietf-secsh-filexfer-02 §3). */
const WRITE_BYTES = 32 * 1024;
/** How many writes wait for their answers at once: what a line with a long round trip needs. */
const MOST_AHEAD = 32;

/**
 * Writes `pieces` from byte `from` on, in order, without waiting for each answer. From 0 on the file is made anew.
 * `onBytes` hears of what the server has answered for. Rejects with the first error once nothing is under way any more.
 */
export async function writeAhead(
  line: SftpLine,
  path: string,
  from: number,
  pieces: Pieces,
  { onBytes, signal }: Writing,
): Promise<void> {
  const handle = await line.ask<Buffer>((sftp, done) => sftp.open(path, from === 0 ? 'w' : 'r+', done));
  const failures: NodeJS.ErrnoException[] = [];
  const ahead = new Set<Promise<void>>();
  let at = from;
  try {
    for await (const piece of inWrites(pieces)) {
      signal.throwIfAborted();
      if (ahead.size >= MOST_AHEAD) await Promise.race(ahead);
      if (failures.length > 0) break;
      const write: Promise<void> = writeAt(line, handle, piece, at)
        .then(
          () => onBytes?.(piece.length),
          (error: NodeJS.ErrnoException) => void failures.push(error),
        )
        .then(() => void ahead.delete(write));
      ahead.add(write);
      at += piece.length;
    }
  } finally {
    await Promise.all(ahead);
    await line
      .ask((sftp, done) => sftp.close(handle, done))
      .catch((error: NodeJS.ErrnoException) => void failures.push(error));
  }
  // A line that is lost fails every write; what the server said before is the better reason.
  const worst = failures.find((error) => error.code !== LINE_LOST) ?? failures[0];
  if (worst !== undefined) throw worst;
}

async function* inWrites(pieces: Pieces): AsyncIterable<Uint8Array> {
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += WRITE_BYTES) yield piece.subarray(at, at + WRITE_BYTES);
}

function writeAt(line: SftpLine, handle: Buffer, piece: Uint8Array, at: number): Promise<void> {
  const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  return line.ask((sftp, done) => sftp.write(handle, bytes, 0, bytes.length, at, done));
}
