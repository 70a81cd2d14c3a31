import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createHash, randomUUID } from 'node:crypto';
import { apiError } from '../wire/errors.ts';
import type { UploadedFile } from '../wire/param-tree.ts';
import type { ParkedPiece, UploadToken } from '../state/model.ts';
import { finalityOf, type UploadPart } from './upload-part.ts';

/** `upload_token_max_resume_time`: a PARTIAL token that nothing advanced for this long is too old. Seconds. */
const maxResumeSeconds = 604_800;

/** Takes the parts of uploads and puts them together on disk, with the server's semantics for order, repeats and gaps. */
export class UploadDesk {
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<string, Set<() => void>>();

  constructor(
    /** Where the files of tokens lie. */
    private readonly dir: string,
    /** `upload_final_chunk_max_append_time`: how long a final part waits for missing pieces, in milliseconds. */
    public finalWaitMs: number,
  ) {}

  /** A fresh place for a part that is still arriving. */
  spoolPath(): string {
    return join(this.dir, `part-${randomUUID()}`);
  }

  /** SHA-256 of a file, lower-case hex. */
  async sha256(path: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }

  /**
   * Takes one part; the token then shows how many bytes its file holds without a gap. `now` in unix seconds.
   * @throws ApiError for a token that takes no parts, or a final part whose file does not become long enough in time
   */
  async take(token: UploadToken, part: UploadPart, now: () => number): Promise<void> {
    this.admit(token, part, now());
    const { final, expectedBytes } = finalityOf(token, part);
    let size = await this.alone(token, () => this.store(token, part));
    if (expectedBytes !== null && size !== expectedBytes) size = await this.awaitSize(token, expectedBytes);
    if (expectedBytes !== null && size !== expectedBytes) throw apiError('UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE');
    this.settle(token, size, final, now());
    for (const wake of this.waiting.get(token.id) ?? []) wake();
  }

  /** A late repeat does not open a complete file again. */
  private settle(token: UploadToken, size: number, final: boolean, now: number): void {
    if (token.status > 1) return;
    const status = final ? 2 : 1;
    if (size !== token.uploadedFileSize || status !== token.status) token.updatedAt = now;
    token.uploadedFileSize = size;
    token.status = status;
  }

  /** Lets every waiting final part give up at once, and all later ones. */
  close(): void {
    this.finalWaitMs = 0;
    for (const wakers of this.waiting.values()) for (const wake of wakers) wake();
  }

  /** Removes what a part left behind when its call failed. */
  async discard(file: UploadedFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  private admit(token: UploadToken, part: UploadPart, now: number): void {
    if (token.status === 6) throw apiError('MAX_ALLOWED_CHUNK_COUNT_EXCEEDED');
    if (token.status !== 0 && token.status !== 1) throw apiError('UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD');
    if (token.status === 1 && now - token.updatedAt > maxResumeSeconds)
      throw apiError('UPLOAD_PASSED_MAX_RESUME_TIME_ALLOWED', String(maxResumeSeconds));
    if (part.file.fileName === '') throw apiError('UPLOAD_ERROR');
    if (part.resume && token.path === null) throw apiError('UPLOAD_TOKEN_CANNOT_RESUME');
    token.fileName ??= part.file.fileName;
  }

  /** One part of a token at a time: the order of the store operations is the order of arrival. */
  private alone<T>(token: UploadToken, act: () => Promise<T>): Promise<T> {
    const before = this.queues.get(token.id) ?? Promise.resolve();
    const mine = before.then(act, act);
    this.queues.set(token.id, mine);
    return mine;
  }

  private async store(token: UploadToken, part: UploadPart): Promise<number> {
    if (!part.resume) {
      const path = join(this.dir, token.id);
      await rename(part.file.path, path);
      token.path = path;
      return part.file.bytes;
    }
    const path = token.path ?? '';
    const size = (await stat(path)).size;
    if (part.resumeAt === -1) {
      await this.write(part.file.path, path, size);
      return size + part.file.bytes;
    }
    if (part.file.bytes === 0 && part.resumeAt > 0) {
      await rm(part.file.path);
      return this.mergeParked(token, path);
    }
    const piece: ParkedPiece = {
      offset: part.resumeAt,
      bytes: part.file.bytes,
      path: `${path}.chunk.${part.resumeAt}`,
    };
    await rename(part.file.path, piece.path);
    token.parked = [...token.parked.filter((p) => p.offset !== piece.offset), piece];
    return this.mergeParked(token, path);
  }

  /** Appends every parked piece that begins within or at the end of the file and makes it longer; one at 0 always. */
  private async mergeParked(token: UploadToken, path: string): Promise<number> {
    for (;;) {
      const size = (await stat(path)).size;
      const next = token.parked.find((p) => p.offset === 0 || (p.offset <= size && p.offset + p.bytes > size));
      if (next === undefined) return size;
      token.parked = token.parked.filter((p) => p !== next);
      await this.write(next.path, path, next.offset);
    }
  }

  private async write(from: string, to: string, at: number): Promise<void> {
    await pipeline(
      createReadStream(from, { highWaterMark: 1 << 20 }),
      createWriteStream(to, { flags: 'r+', start: at }),
    );
    await rm(from);
  }

  private async awaitSize(token: UploadToken, expected: number): Promise<number> {
    const began = performance.now();
    for (;;) {
      const size = await this.alone(token, () => this.mergeParked(token, token.path ?? ''));
      const leftMs = began + this.finalWaitMs - performance.now();
      if (size === expected || leftMs <= 0) return size;
      await this.change(token, Math.min(leftMs, 1000));
    }
  }

  /** Resolves when another part of the token was taken, or after `ms`. */
  private change(token: UploadToken, ms: number): Promise<void> {
    const wakers = this.waiting.get(token.id) ?? new Set();
    this.waiting.set(token.id, wakers);
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      wakers.add(wake);
    });
  }
}
