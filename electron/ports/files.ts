/** What `stat` tells. Times in epoch milliseconds. */
export interface FileStat {
  readonly size: number;
  readonly mtimeMs: number;
  readonly isDirectory: boolean;
}

/** A file that others may still be writing to. To be closed. */
export interface GrowingFile {
  /** What is there from byte `from` on; fewer than `most` bytes when there is nothing more yet. */
  readFrom(from: number, most: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file that is written by whoever made it alone. To be closed. */
export interface FileWriter {
  /** Writes from byte `at` on; several writes may be under way at once. */
  write(at: number, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** What the first bytes of a file hash to, of one that only grows. */
export interface GrowingHash {
  /**
   * SHA-256 of the file's first `bytes` bytes, lower-case hex; as many as in the call before, or more. Throws RangeError
   * when there are not so many.
   */
  upTo(bytes: number, signal?: AbortSignal): Promise<string>;
}

/** The file system. Every path is absolute. Errors are Node's, with `code` (`ENOENT`, `ENOSPC`, `EACCES` …). */
export interface Files {
  /** The whole file. */
  read(path: string): Promise<Uint8Array>;
  /** The beginning of a file, as much as `into` holds, in `into`: many files take no memory of their own then. */
  readInto(path: string, into: Uint8Array): Promise<Uint8Array>;
  readText(path: string): Promise<string>;
  /** Bytes [from, to) in pieces, without holding the file in memory. */
  readRange(path: string, from: number, to: number): AsyncIterable<Uint8Array>;
  /** As `readRange`, in memory that is used again: a piece holds its bytes only until the next one is asked for. */
  lendRange(path: string, from: number, to: number): AsyncIterable<Uint8Array>;
  /** Opens a file to be read while it grows; also after it was removed. Null when there is none. */
  follow(path: string): Promise<GrowingFile | null>;
  /** Makes an empty file, also in the place of another. */
  create(path: string): Promise<FileWriter>;
  /** Whole or not at all: temporary name, sync, rename, sync of the folder. `private`: nobody else can read it. */
  writeAtomic(path: string, content: string | Uint8Array, access?: 'private'): Promise<void>;
  /** Null when there is nothing at `path`. */
  stat(path: string): Promise<FileStat | null>;
  /** Names within a folder, sorted; empty when the folder does not exist. */
  list(path: string): Promise<readonly string[]>;
  /** Makes the folder and those above it. */
  makeDir(path: string): Promise<void>;
  /** A second name for the same bytes; a copy where the file system has no hard links. Does nothing if `to` exists. */
  link(from: string, to: string): Promise<void>;
  /** Durable when it returns. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a whole folder; nothing there is fine. */
  remove(path: string): Promise<void>;
  /** Flushes a file's bytes to the disk. */
  sync(path: string): Promise<void>;
  /** Free bytes for this user on the disk of `path` (the nearest existing folder above it counts). */
  freeBytes(path: string): Promise<number>;
  /** SHA-256 of a file, lower-case hex, in constant memory. */
  sha256(path: string, signal?: AbortSignal): Promise<string>;
  /** Hashes a file from its beginning, no byte twice. */
  growingHash(path: string): GrowingHash;
}
