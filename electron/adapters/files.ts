import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import type { Files } from '../ports/files.ts';

/** Bytes per read: large enough for the disk, small enough for many readers at once. */
const PIECE_BYTES = 256 * 1024;

/** The file system of this PC. */
export const nodeFiles: Files = {
  read: async (file) => new Uint8Array(await fs.readFile(file)),
  readText: (file) => fs.readFile(file, 'utf8'),
  readRange,
  writeAtomic,
  stat: async (file) => {
    const stat = await orNull(fs.stat(file));
    return stat && { size: stat.size, mtimeMs: stat.mtimeMs, isDirectory: stat.isDirectory() };
  },
  list: async (folder) => ((await orNull(fs.readdir(folder))) ?? []).sort(),
  makeDir: async (folder) => void (await fs.mkdir(folder, { recursive: true })),
  link,
  rename: (from, to) => fs.rename(from, to),
  remove: (target) => fs.rm(target, { recursive: true, force: true }),
  sync: (file) => withOpen(file, 'r', (handle) => handle.sync()),
  freeBytes,
  sha256,
};

async function* readRange(file: string, from: number, to: number): AsyncIterable<Uint8Array> {
  const handle = await fs.open(file, 'r');
  try {
    for (let position = from; position < to;) {
      // A new buffer each time: who reads may still hold the one before.
      const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, to - position));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function writeAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await withOpen(temporary, 'wx', async (handle) => {
      await handle.writeFile(content);
      await handle.sync();
    });
    await fs.rename(temporary, file);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** Makes a rename durable. Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await withOpen(folder, 'r', (handle) => handle.sync());
}

async function link(from: string, to: string): Promise<void> {
  try {
    await fs.link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (!['EPERM', 'EXDEV', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(codeOf(error))) throw error;
    await copyWhole(from, to);
  }
}

/** A copy that is there whole or not at all. */
async function copyWhole(from: string, to: string): Promise<void> {
  const temporary = `${to}.${randomUUID()}.tmp`;
  try {
    await fs.copyFile(from, temporary, constants.COPYFILE_FICLONE);
    await fs.rename(temporary, to);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
}

async function freeBytes(target: string): Promise<number> {
  for (let folder = target; ; folder = path.dirname(folder)) {
    const stat = await orNull(fs.statfs(folder));
    if (stat) return stat.bavail * stat.bsize;
    if (folder === path.dirname(folder)) throw new Error(`No file system holds ${target}`);
  }
}

async function sha256(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const stream = createReadStream(file, { highWaterMark: PIECE_BYTES, ...(signal ? { signal } : {}) });
  try {
    for await (const piece of stream) hash.update(piece as Buffer);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return hash.digest('hex');
}

async function withOpen<T>(file: string, flags: string, work: (handle: fs.FileHandle) => Promise<T>): Promise<T> {
  const handle = await fs.open(file, flags);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** Null where nothing is there. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
}
