import type { Files, FileStat, GrowingFile } from '../../electron/ports/files.ts';

/** An error as Node's file system throws it. */
const nodeError = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk in memory, as much of it as a schedule needs. */
export class FakeFiles implements Files {
  readonly texts = new Map<string, string>();
  /** When set, nothing can be written. */
  full = false;

  read(path: string): Promise<Uint8Array> {
    return this.readText(path).then((text) => new TextEncoder().encode(text));
  }

  readText(path: string): Promise<string> {
    const text = this.texts.get(path);
    return text === undefined ? Promise.reject(nodeError('ENOENT')) : Promise.resolve(text);
  }

  async *readRange(path: string, from: number, to: number): AsyncIterable<Uint8Array> {
    yield (await this.read(path)).slice(from, to);
  }

  async follow(path: string): Promise<GrowingFile | null> {
    if ((await this.stat(path)) === null) return null;
    return {
      readFrom: async (from, most) => (await this.read(path)).slice(from, from + most),
      close: () => Promise.resolve(),
    };
  }

  writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
    if (this.full) return Promise.reject(nodeError('ENOSPC'));
    this.texts.set(path, typeof content === 'string' ? content : new TextDecoder().decode(content));
    return Promise.resolve();
  }

  stat(path: string): Promise<FileStat | null> {
    const text = this.texts.get(path);
    return Promise.resolve(text === undefined ? null : { size: text.length, mtimeMs: 0, isDirectory: false });
  }

  list(path: string): Promise<readonly string[]> {
    const inside = [...this.texts.keys()].filter((p) => p.startsWith(`${path}/`));
    return Promise.resolve(inside.map((p) => p.slice(path.length + 1)).sort());
  }

  makeDir(): Promise<void> {
    return Promise.resolve();
  }

  link(from: string, to: string): Promise<void> {
    if (!this.texts.has(to)) this.texts.set(to, this.texts.get(from) ?? '');
    return Promise.resolve();
  }

  rename(from: string, to: string): Promise<void> {
    const text = this.texts.get(from);
    if (text === undefined) return Promise.reject(nodeError('ENOENT'));
    this.texts.delete(from);
    this.texts.set(to, text);
    return Promise.resolve();
  }

  remove(path: string): Promise<void> {
    this.texts.delete(path);
    return Promise.resolve();
  }

  sync(): Promise<void> {
    return Promise.resolve();
  }

  freeBytes(): Promise<number> {
    return Promise.resolve(this.full ? 0 : 1e12);
  }

  sha256(): Promise<string> {
    return Promise.reject(nodeError('ENOSYS'));
  }
}
