import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
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

/** A part that is arriving: a field gathers in memory, a file goes to disk. */
class ArrivingPart {
  private readonly name: string;
  private readonly fileName: string | null;
  private readonly field: Buffer[] = [];
  private readonly landing: Landing | null;
  private readonly file: WriteStream | null;
  private bytes = 0;

  constructor(headers: string, land: () => Landing) {
    const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
    this.name = parameter(disposition, 'name') ?? '';
    this.fileName = parameter(disposition, 'filename');
    this.landing = this.fileName === null ? null : land();
    this.file = this.landing && openLanding(this.landing);
    // Whoever waits for the stream is told of an error by `once` or `finished`; one that was abandoned may still emit one.
    this.file?.on('error', () => undefined);
  }

  async accept(bytes: Buffer): Promise<void> {
    this.bytes += bytes.length;
    if (this.file === null) this.field.push(bytes);
    else if (!this.file.write(bytes)) await once(this.file, 'drain');
  }

  async finish(into: ParamTree): Promise<void> {
    if (this.file === null || this.landing === null) {
      placeBracketed(into, this.name, Buffer.concat(this.field).toString('utf8'));
      return;
    }
    this.file.end();
    await finished(this.file);
    const fileName = (this.fileName ?? '').replace(/^.*[/\\]/, '');
    into.set(this.name, { kind: 'file', fileName, landing: this.landing, bytes: this.bytes });
  }

  async abandon(): Promise<void> {
    if (this.file === null || this.landing === null) return;
    this.file.destroy();
    if (!this.file.closed) await once(this.file, 'close');
    if (this.landing.at === null) await rm(this.landing.path, { force: true });
    this.landing.release();
  }
}

/** Gathers the small pieces of a socket to large writes. */
const openLanding = ({ path, at }: Landing): WriteStream =>
  createWriteStream(path, { highWaterMark: 1 << 20, ...(at === null ? {} : { flags: 'r+', start: at }) });

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
  let part: ArrivingPart | null = null;
  try {
    for await (const chunk of body) {
      for (const event of splitter.feed(chunk as Buffer)) {
        if (event.kind === 'headers')
          part = new ArrivingPart(event.text, () => spool(tree, bodyBytes - splitter.consumed - closingBytes));
        else if (event.kind === 'bytes') await part?.accept(event.bytes);
        else await part?.finish(tree);
      }
    }
    if (!splitter.done) throw new BrokenMultipart('the multipart body ends before its closing boundary');
    return tree;
  } catch (error) {
    await part?.abandon();
    throw error;
  }
}
