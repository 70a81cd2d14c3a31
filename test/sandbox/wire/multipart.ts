import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type { ParamTree, UploadedFile } from './param-tree.ts';
import { placeBracketed } from './query.ts';

/** Where file parts go: a fresh path for each. */
export type SpoolPath = () => string;

/** The multipart body was cut short or is not one. Parts that were complete before the end are lost with it. */
export class BrokenMultipart extends Error {
  override readonly name = 'BrokenMultipart';
}

interface Part {
  readonly name: string;
  readonly fileName: string | null;
  accept(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

const parameter = (header: string, name: string): string | null =>
  new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(header)?.[1]?.replace(/\\(["\\])/g, '$1') ??
  new RegExp(`;\\s*${name}=([^;"\\s]+)`, 'i').exec(header)?.[1] ??
  null;

function openPart(headers: string, into: ParamTree, spoolPath: SpoolPath): Part {
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  const name = parameter(disposition, 'name') ?? '';
  const fileName = parameter(disposition, 'filename');
  if (fileName === null) {
    const chunks: Buffer[] = [];
    return {
      name,
      fileName,
      accept: (bytes) => Promise.resolve(void chunks.push(Buffer.from(bytes))),
      end: () => Promise.resolve(placeBracketed(into, name, Buffer.concat(chunks).toString('utf8'))),
    };
  }
  const path = spoolPath();
  const file = createWriteStream(path);
  let bytesWritten = 0;
  return {
    name,
    fileName,
    async accept(bytes) {
      bytesWritten += bytes.length;
      if (!file.write(bytes)) await once(file, 'drain');
    },
    async end() {
      file.end();
      await finished(file);
      const uploaded: UploadedFile = {
        kind: 'file',
        fileName: fileName.replace(/^.*[/\\]/, ''),
        path,
        bytes: bytesWritten,
      };
      into.set(name, uploaded);
    },
  };
}

/**
 * Reads a multipart/form-data body (RFC 7578) in constant memory: fields into the tree, files to disk.
 * @throws BrokenMultipart when the closing boundary is missing
 */
export async function parseMultipart(body: Readable, boundary: string, spoolPath: SpoolPath): Promise<ParamTree> {
  const tree: ParamTree = new Map();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let pending: Buffer = Buffer.from('\r\n');
  let state: 'preamble' | 'headers' | 'content' | 'done' = 'preamble';
  let part: Part | null = null;
  for await (const chunk of body) {
    pending = pending.length === 0 ? (chunk as Buffer) : Buffer.concat([pending, chunk as Buffer]);
    for (;;) {
      if (state === 'done') break;
      if (state === 'headers') {
        const end = pending.indexOf('\r\n\r\n');
        if (end < 0) break;
        part = openPart(pending.subarray(0, end).toString('utf8'), tree, spoolPath);
        pending = pending.subarray(end + 4);
        state = 'content';
      }
      const at = pending.indexOf(delimiter);
      if (at < 0) {
        const safe = Math.max(0, pending.length - delimiter.length);
        if (part !== null && safe > 0) await part.accept(pending.subarray(0, safe));
        pending = pending.subarray(safe);
        break;
      }
      if (pending.length < at + delimiter.length + 2) break;
      if (part !== null) {
        if (at > 0) await part.accept(pending.subarray(0, at));
        await part.end();
        part = null;
      }
      const closing = pending.subarray(at + delimiter.length, at + delimiter.length + 2).toString('latin1') === '--';
      pending = pending.subarray(at + delimiter.length);
      state = closing ? 'done' : 'headers';
    }
  }
  if (state !== 'done') {
    if (part !== null) await part.end();
    throw new BrokenMultipart('the multipart body ends before its closing boundary');
  }
  return tree;
}
