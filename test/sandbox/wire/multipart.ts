import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type { ParamTree } from './param-tree.ts';
import { PartSplitter } from './part-splitter.ts';
import { placeBracketed } from './query.ts';

/** Where file parts go: a fresh path for each. */
export type SpoolPath = () => string;

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
  private readonly file: WriteStream | null;
  private bytes = 0;

  constructor(headers: string, spoolPath: SpoolPath) {
    const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
    this.name = parameter(disposition, 'name') ?? '';
    this.fileName = parameter(disposition, 'filename');
    this.file = this.fileName === null ? null : createWriteStream(spoolPath());
    // Whoever waits for the stream is told of an error by `once` or `finished`; one that was abandoned may still emit one.
    this.file?.on('error', () => undefined);
  }

  async accept(bytes: Buffer): Promise<void> {
    this.bytes += bytes.length;
    if (this.file === null) this.field.push(bytes);
    else if (!this.file.write(bytes)) await once(this.file, 'drain');
  }

  async finish(into: ParamTree): Promise<void> {
    if (this.file === null) {
      placeBracketed(into, this.name, Buffer.concat(this.field).toString('utf8'));
      return;
    }
    this.file.end();
    await finished(this.file);
    const fileName = (this.fileName ?? '').replace(/^.*[/\\]/, '');
    into.set(this.name, { kind: 'file', fileName, path: String(this.file.path), bytes: this.bytes });
  }

  async abandon(): Promise<void> {
    if (this.file === null) return;
    this.file.destroy();
    await rm(this.file.path, { force: true });
  }
}

/**
 * Reads a multipart/form-data body (RFC 7578) in constant memory: fields into the tree, files to disk.
 * @throws BrokenMultipart when the body ends before its closing boundary; nothing is left on disk then
 */
export async function parseMultipart(body: Readable, boundary: string, spoolPath: SpoolPath): Promise<ParamTree> {
  const tree: ParamTree = new Map();
  const splitter = new PartSplitter(boundary);
  let part: ArrivingPart | null = null;
  try {
    for await (const chunk of body) {
      for (const event of splitter.feed(chunk as Buffer)) {
        if (event.kind === 'headers') part = new ArrivingPart(event.text, spoolPath);
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
