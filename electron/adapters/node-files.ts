import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files, FileStat, FileWriter, GrowingFile, GrowingHash } from '../ports/files.ts';
import { syncFolder } from './sync-folder.ts';
import { writeAll } from './write-all.ts';

const codeOf = (e: unknown): string => (e as NodeJS.ErrnoException).code ?? '';
/** What file systems without hard links answer. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'];
/** Large, since each piece goes by way of another thread. */
const READ_BYTES = 2 ** 20;
/** Larger still, where memory is used again: fresh memory of this size costs more than the turns it saves. */
const LENT_BYTES = 2 * READ_BYTES;
/** How many buffers for lending are kept while none is lent: as many as chunks are sent at once by default, and some. */
const MOST_SPARE = 4;
/** Nothing is there, or it would have to be in a file. */
const MISSING = ['ENOENT', 'ENOTDIR'];

/** Node's file system. */
export class NodeFiles implements Files {
  private fresh = 0;
  /** The last one used comes first: it is the likeliest to be in the processor's cache. */
  private readonly spare: Buffer[] = [];

  async read(path: string): Promise<Uint8Array> {
    return readFile(path);
  }

  async readInto(path: string, into: Uint8Array): Promise<Uint8Array> {
    const handle = await open(path);
    try {
      let length = 0;
      while (length < into.length) {
        const { bytesRead } = await handle.read(into, length, into.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return into.subarray(0, length);
    } finally {
      await handle.close();
    }
  }

  async readText(path: string): Promise<string> {
    return readFile(path, 'utf8');
  }

  async *readRange(path: string, from: number, to: number): AsyncIterable<Uint8Array> {
    if (to <= from) return;
    for await (const piece of createReadStream(path, { start: from, end: to - 1, highWaterMark: READ_BYTES }))
      yield piece as Uint8Array;
  }

  async *lendRange(path: string, from: number, to: number): AsyncIterable<Uint8Array> {
    if (to <= from) return;
    const file = await open(path);
    try {
      const buffer = this.spare.pop() ?? Buffer.allocUnsafeSlow(LENT_BYTES);
      for (let at = from; at < to;) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(LENT_BYTES, to - at), at);
        if (bytesRead === 0) break;
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
      // Only who asked for more is done with the last piece. Who left early may still be using it.
      if (this.spare.length < MOST_SPARE) this.spare.push(buffer);
    } finally {
      await file.close();
    }
  }

  async follow(path: string): Promise<GrowingFile | null> {
    try {
      const handle = await open(path, 'r');
      let buffer = Buffer.alloc(0);
      return {
        readFrom: async (from, most) => {
          if (buffer.length < most) buffer = Buffer.allocUnsafe(most);
          const { bytesRead } = await handle.read(buffer, 0, most, from);
          return Uint8Array.prototype.slice.call(buffer, 0, bytesRead);
        },
        close: () => handle.close(),
      };
    } catch (e) {
      if (MISSING.includes(codeOf(e))) return null;
      throw e;
    }
  }

  async create(path: string): Promise<FileWriter> {
    const handle = await open(path, 'w');
    return {
      write: (at, bytes) => writeAll(handle, at, bytes),
      close: () => handle.close(),
    };
  }

  async writeAtomic(path: string, content: string | Uint8Array, access?: 'private'): Promise<void> {
    const fresh = `${path}.${process.pid}-${++this.fresh}.new`;
    try {
      const file = await open(fresh, 'wx', access === 'private' ? 0o600 : 0o666);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, path);
    } catch (e) {
      await rm(fresh, { force: true });
      throw e;
    }
    await syncFolder(dirname(path));
  }

  async stat(path: string): Promise<FileStat | null> {
    try {
      const found = await stat(path);
      return { size: found.size, mtimeMs: found.mtimeMs, isDirectory: found.isDirectory() };
    } catch (e) {
      if (MISSING.includes(codeOf(e))) return null;
      throw e;
    }
  }

  async list(path: string): Promise<readonly string[]> {
    try {
      return (await readdir(path)).sort();
    } catch (e) {
      if (MISSING.includes(codeOf(e))) return [];
      throw e;
    }
  }

  async makeDir(path: string): Promise<void> {
    await mkdir(path, { recursive: true });
  }

  async link(from: string, to: string): Promise<void> {
    try {
      await link(from, to);
    } catch (e) {
      if (codeOf(e) === 'EEXIST') return;
      if (!NO_LINKS.includes(codeOf(e))) throw e;
      const fresh = join(dirname(to), `.${process.pid}-${++this.fresh}.copy`);
      await copyFile(from, fresh);
      await rename(fresh, to);
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(from, to);
    await syncFolder(dirname(to));
  }

  async remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });
  }

  async sync(path: string): Promise<void> {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async freeBytes(path: string): Promise<number> {
    for (let at = path; ; at = dirname(at)) {
      try {
        const { bavail, bsize } = await statfs(at);
        return bavail * bsize;
      } catch (e) {
        if (codeOf(e) !== 'ENOENT' || dirname(at) === at) throw e;
      }
    }
  }

  /** The next piece is read while the one before is hashed. */
  async sha256(path: string, signal?: AbortSignal): Promise<string> {
    const hash = createHash('sha256');
    const file = await open(path);
    try {
      let [filling, full] = [Buffer.allocUnsafe(READ_BYTES), Buffer.allocUnsafe(READ_BYTES)];
      let reading = file.read(filling, 0, READ_BYTES, 0);
      for (let at = 0; ;) {
        const { bytesRead } = await reading;
        signal?.throwIfAborted();
        if (bytesRead === 0) return hash.digest('hex');
        [filling, full] = [full, filling];
        at += bytesRead;
        reading = file.read(filling, 0, READ_BYTES, at);
        hash.update(full.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }

  growingHash(path: string): GrowingHash {
    const hash = createHash('sha256');
    let hashed = 0;
    return {
      upTo: async (bytes, signal) => {
        for await (const piece of this.lendRange(path, hashed, bytes)) {
          signal?.throwIfAborted();
          hash.update(piece);
          hashed += piece.length;
        }
        if (hashed !== bytes) throw new RangeError(`${path} has ${hashed} of ${bytes} bytes`);
        return hash.copy().digest('hex');
      },
    };
  }
}
