import type { Files, FileStat, FileWriter, GrowingFile, GrowingHash } from '../../electron/ports/files.ts';

/** An error as Node's file system throws it. */
const nodeError = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk in memory, with folders. Whatever `refuse` names cannot be written. */
export class MemoryFiles implements Files {
  readonly bytes = new Map<string, Uint8Array>();
  free = Number.MAX_SAFE_INTEGER;
  /** Error code for writing to a path; null lets it happen. */
  refuse: (path: string) => string | null = () => null;

  /** What is written is on the disk when this ends. */
  syncing: Promise<void> = Promise.resolve();

  /** Puts a text there, refused or not. */
  write(path: string, text: string): void {
    this.bytes.set(path, new TextEncoder().encode(text));
  }

  /** The text there; empty when there is none. */
  text(path: string): string {
    return new TextDecoder().decode(this.bytes.get(path));
  }

  read(path: string): Promise<Uint8Array> {
    const found = this.bytes.get(path);
    return found ? Promise.resolve(found.slice()) : Promise.reject(nodeError('ENOENT'));
  }

  async readInto(path: string, into: Uint8Array): Promise<Uint8Array> {
    const bytes = (await this.read(path)).subarray(0, into.length);
    into.set(bytes);
    return into.subarray(0, bytes.length);
  }

  async readText(path: string): Promise<string> {
    return new TextDecoder().decode(await this.read(path));
  }

  async *readRange(path: string, from: number, to: number): AsyncIterable<Uint8Array> {
    yield (await this.read(path)).slice(from, to);
  }

  /** Each piece is spoilt when the next one is asked for. */
  async *lendRange(path: string, from: number, to: number): AsyncIterable<Uint8Array> {
    for await (const piece of this.readRange(path, from, to)) {
      yield piece;
      piece.fill(0xee);
    }
  }

  async follow(path: string): Promise<GrowingFile | null> {
    if ((await this.stat(path)) === null) return null;
    return {
      readFrom: async (from, most) => (await this.read(path)).slice(from, from + most),
      close: () => Promise.resolve(),
    };
  }

  async create(path: string): Promise<FileWriter> {
    await this.put(path, new Uint8Array());
    return {
      write: (at, bytes) => {
        const before = this.bytes.get(path) ?? new Uint8Array();
        const whole = new Uint8Array(Math.max(before.length, at + bytes.length));
        whole.set(before);
        whole.set(bytes, at);
        return this.put(path, whole);
      },
      close: () => Promise.resolve(),
    };
  }

  async writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
    await this.syncing;
    await this.put(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  stat(path: string): Promise<FileStat | null> {
    const size = this.bytes.get(path)?.length;
    if (size !== undefined) return Promise.resolve({ size, mtimeMs: 0, isDirectory: false });
    const isDirectory = [...this.bytes.keys()].some((p) => p.startsWith(`${path}/`));
    return Promise.resolve(isDirectory ? { size: 0, mtimeMs: 0, isDirectory } : null);
  }

  list(path: string): Promise<readonly string[]> {
    const inside = [...this.bytes.keys()].filter((p) => p.startsWith(`${path}/`));
    return Promise.resolve([...new Set(inside.map((p) => p.slice(path.length + 1).split('/')[0] ?? ''))].sort());
  }

  makeDir(path: string): Promise<void> {
    const code = this.refuse(path);
    return code === null ? Promise.resolve() : Promise.reject(nodeError(code));
  }

  async link(from: string, to: string): Promise<void> {
    if (!this.bytes.has(to)) await this.put(to, await this.read(from));
  }

  async rename(from: string, to: string): Promise<void> {
    if ((await this.stat(from)) === null) throw nodeError('ENOENT');
    for (const [path, bytes] of [...this.bytes]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      this.bytes.delete(path);
      await this.put(to + path.slice(from.length), bytes);
    }
  }

  remove(path: string): Promise<void> {
    for (const p of [...this.bytes.keys()]) if (p === path || p.startsWith(`${path}/`)) this.bytes.delete(p);
    return Promise.resolve();
  }

  sync(): Promise<void> {
    return this.syncing;
  }

  freeBytes(): Promise<number> {
    return Promise.resolve(this.free);
  }

  sha256(): Promise<string> {
    return Promise.resolve('0'.repeat(64));
  }

  growingHash(): GrowingHash {
    return { upTo: () => this.sha256() };
  }

  /** What another program writes, which is there to be read at once. */
  put(path: string, bytes: Uint8Array): Promise<void> {
    const code = this.refuse(path);
    if (code !== null) return Promise.reject(nodeError(code));
    this.bytes.set(path, bytes);
    return Promise.resolve();
  }
}
