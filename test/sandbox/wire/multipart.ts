import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Landing } from '../upload/landings.ts';
import type { ParamTree } from './param-tree.ts';
import { PartSplitter } from './part-splitter.ts';
import { placeBracketed } from './query.ts';

/** Where a file part goes that follows these fields and has at most so many bytes. */
export type Spool = (fields: ParamTree, mostBytes: number) => Landing;

/** The multipart body was cut short or is not one. */
export class BrokenMultipart extends Error {
  override readonly name = 'BrokenMultipart';
}

const parameter = (header: string, name: string): string | null =>
  new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(header)?.[1]?.replace(/\\(["\\])/g, '$1') ??
  new RegExp(`;\\s*${name}=([^;"\\s]+)`, 'i').exec(header)?.[1] ??
  null;

/**
 * A part that is arriving: a field gathers in memory, a file goes to disk. Its pieces are written where and when they
 * come: handed to other threads, those of several requests would wait for each other at the one file they all go to.
 */
class ArrivingPart {
  private readonly name: string;
  private readonly fileName: string | null;
  private readonly field: Buffer[] = [];
  private readonly file: ArrivingFile | null;

  constructor(headers: string, land: () => Landing) {
    const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
    this.name = parameter(disposition, 'name') ?? '';
    this.fileName = parameter(disposition, 'filename');
    this.file = this.fileName === null ? null : new ArrivingFile(land());
  }

  accept(bytes: Buffer): void {
    if (this.file === null) this.field.push(bytes);
    else this.file.append(bytes);
  }

  finish(into: ParamTree): void {
    if (this.file === null) {
      placeBracketed(into, this.name, Buffer.concat(this.field).toString('utf8'));
      return;
    }
    this.file.close();
    const fileName = (this.fileName ?? '').replace(/^.*[/\\]/, '');
    into.set(this.name, { kind: 'file', fileName, landing: this.file.landing, bytes: this.file.bytes });
  }

  async abandon(): Promise<void> {
    if (this.file === null) return;
    const { landing } = this.file;
    this.file.close();
    if (landing.at === null) await rm(landing.path, { force: true });
    landing.release();
  }
}

/** A file part at the place where it lands. */
class ArrivingFile {
  private fd: number | null;
  bytes = 0;

  constructor(readonly landing: Landing) {
    this.fd = openSync(landing.path, landing.at === null ? 'w' : 'r+');
  }

  append(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;) {
      if (this.fd === null) throw new Error('the part is over');
      const written = writeSync(this.fd, bytes, done, bytes.length - done, (this.landing.at ?? 0) + this.bytes);
      done += written;
      this.bytes += written;
    }
  }

  close(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }
}

/**
 * Reads a multipart/form-data body (RFC 7578) in constant memory: fields into the tree, files to disk. `bodyBytes` is its
 * length where that is known.
 * @throws BrokenMultipart when the body ends before its closing boundary; nothing is left on disk then
 */
export async function parseMultipart(
  body: Readable,
  boundary: string,
  spool: Spool,
  bodyBytes = Number.MAX_SAFE_INTEGER,
): Promise<ParamTree> {
  const tree: ParamTree = new Map();
  const closingBytes = `\r\n--${boundary}--\r\n`.length;
  const splitter = new PartSplitter(boundary);
  const parts: ArrivingPart[] = [];
  try {
    for await (const chunk of body) {
      for (const event of splitter.feed(chunk as Buffer)) {
        if (event.kind === 'headers')
          parts.push(new ArrivingPart(event.text, () => spool(tree, bodyBytes - splitter.consumed - closingBytes)));
        else if (event.kind === 'bytes') parts.at(-1)?.accept(event.bytes);
        else parts.at(-1)?.finish(tree);
      }
    }
    if (!splitter.done) throw new BrokenMultipart('the multipart body ends before its closing boundary');
    return tree;
  } catch (error) {
    for (const part of parts) await part.abandon();
    throw error;
  }
}
