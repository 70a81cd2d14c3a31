import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createHash, randomUUID } from 'node:crypto';
import { apiError } from '../wire/errors.ts';
import type { ParamTree, UploadedFile } from '../wire/param-tree.ts';
import type { ParkedPiece, UploadToken } from '../state/model.ts';
import { Landings, type Landing } from './landings.ts';
import { finalityOf, type UploadPart } from './upload-part.ts';

/** `upload_token_max_resume_time`: a PARTIAL token that nothing advanced for this long is too old. Seconds. */
const maxResumeSeconds = 604_800;

/** Takes the parts of uploads and puts them together on disk, with the server's semantics for order, repeats and gaps. */
export class UploadDesk {
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly landings = new Landings();
  private readonly waiting = new Map<string, Set<() => void>>();

  constructor(
    /** Where the files of tokens lie. */
    private readonly dir: string,
    /** `upload_final_chunk_max_append_time`: how long a final part waits for missing pieces, in milliseconds. */
    public finalWaitMs: number,
  ) {}

  /** A place for a part that begins to arrive. */
  landing(token: UploadToken | undefined, fields: ParamTree, mostBytes: number): Landing {
    const fresh = { path: join(this.dir, `part-${randomUUID()}`), at: null, release: () => undefined };
    return this.landings.claim(token, fields, mostBytes) ?? fresh;
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
    await this.settle(token, size, final, now());
    for (const wake of this.waiting.get(token.id) ?? []) wake();
  }

  /** A late repeat does not open a complete file again. */
  private async settle(token: UploadToken, size: number, final: boolean, now: number): Promise<void> {
    if (token.status > 1) return;
    // Parts that broke off may have left something behind the end.
    if (final && token.path !== null) await truncate(token.path, size);
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
    if (file.landing.at === null) await rm(file.landing.path, { force: true });
    file.landing.release();
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
    const { landing, bytes } = part.file;
    if (!part.resume) return this.begin(token, await this.freshFile(part.file), bytes);
    const path = token.path ?? '';
    if (part.resumeAt === -1) {
      await this.write(await this.freshFile(part.file), path, token.storedBytes);
      return (token.storedBytes += bytes);
    }
    if (bytes === 0 && part.resumeAt > 0) return this.mergeParked(token, path);
    const isInPlace = landing.path === path && landing.at === part.resumeAt;
    const piece: ParkedPiece = {
      offset: part.resumeAt,
      bytes,
      path: isInPlace ? path : chunkPath(path, part.resumeAt),
    };
    if (!isInPlace) await rename(await this.freshFile(part.file), piece.path);
    token.parked = [...token.parked.filter((p) => p.offset !== piece.offset), piece];
    return this.mergeParked(token, path);
  }

  /** The part becomes the file. Pieces that wait behind a gap of the old one stay. */
  private async begin(token: UploadToken, from: string, bytes: number): Promise<number> {
    const path = join(this.dir, token.id);
    const inPlace = token.parked.filter((p) => p.path === path);
    const moved = inPlace.map((p) => ({ ...p, path: chunkPath(path, p.offset) }));
    for (const piece of moved) await copyRange(path, piece.offset, piece.bytes, piece.path);
    token.parked = [...token.parked.filter((p) => p.path !== path), ...moved];
    await rename(from, path);
    token.path = path;
    return (token.storedBytes = bytes);
  }

  /** A part that did not land in a file of its own, put into one. */
  private async freshFile({ landing, bytes }: UploadedFile): Promise<string> {
    if (landing.at === null) return landing.path;
    const path = join(this.dir, `part-${randomUUID()}`);
    await copyRange(landing.path, landing.at, bytes, path);
    return path;
  }

  /** Adds every parked piece that begins within or at the end of the file and makes it longer; one at 0 always. */
  private async mergeParked(token: UploadToken, path: string): Promise<number> {
    for (;;) {
      const size = token.storedBytes;
      const next = token.parked.find((p) => p.offset === 0 || (p.offset <= size && p.offset + p.bytes > size));
      if (next === undefined) return size;
      token.parked = token.parked.filter((p) => p !== next);
      if (next.path !== path) await this.write(next.path, path, next.offset);
      token.storedBytes = Math.max(size, next.offset + next.bytes);
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

const chunkPath = (path: string, offset: number): string => `${path}.chunk.${offset}`;

async function copyRange(from: string, at: number, bytes: number, to: string): Promise<void> {
  if (bytes === 0) return writeFile(to, '');
  await pipeline(createReadStream(from, { start: at, end: at + bytes - 1 }), createWriteStream(to));
}
