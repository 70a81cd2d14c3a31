import { Readable } from 'node:stream';
import { readFile, mkdtemp, rm, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PartSplitter } from '../../sandbox/wire/part-splitter.ts';
import { BrokenMultipart, parseMultipart } from '../../sandbox/wire/multipart.ts';
import { isFile } from '../../sandbox/wire/param-tree.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'multipart-'));
});
afterAll(() => rm(dir, { recursive: true }));

const encode = (parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap((bytes, i) => [
      Buffer.from(`--b\r\nContent-Disposition: form-data; name="p${i}"\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--b--\r\n'),
  ]);

function split(body: Buffer, cuts: readonly number[]): { parts: Buffer[]; done: boolean } {
  const splitter = new PartSplitter('b');
  const parts: Buffer[][] = [];
  const edges = [0, ...[...cuts].sort((a, b) => a - b), body.length];
  for (let i = 1; i < edges.length; i++)
    for (const event of splitter.feed(body.subarray(edges[i - 1], edges[i]))) {
      if (event.kind === 'headers') parts.push([]);
      if (event.kind === 'bytes') parts.at(-1)?.push(event.bytes);
    }
  return { parts: parts.map((pieces) => Buffer.concat(pieces)), done: splitter.done };
}

// Bytes that look like boundaries, so that near misses are tried.
const tricky = fc
  .array(fc.constantFrom(13, 10, 45, 98, 0, 120), { maxLength: 40 })
  .map((bytes) => Uint8Array.from(bytes));
const harmless = tricky.filter((bytes) => !Buffer.from(bytes).toString('latin1').includes('\r\n--b'));

describe('the splitter', () => {
  it('finds the same parts however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 4 }), fc.array(fc.nat()), (parts, rawCuts) => {
        const body = encode(parts);
        const found = split(
          body,
          rawCuts.map((cut) => cut % (body.length + 1)),
        );
        expect(found.done).toBe(true);
        expect(found.parts.map((p) => p.toString('hex'))).toEqual(parts.map((p) => Buffer.from(p).toString('hex')));
      }),
    );
  });

  it('is never done when the body ends early', () => {
    fc.assert(
      fc.property(harmless, fc.nat(), (bytes, rawCut) => {
        const body = encode([bytes]);
        const end = rawCut % (body.length - 3);
        expect(split(body.subarray(0, end), []).done).toBe(false);
      }),
    );
  });
});

describe('a multipart body', () => {
  const parse = (body: string, name = 'f') =>
    parseMultipart(Readable.from([Buffer.from(body)]), 'b', () => ({
      path: join(dir, name),
      at: null,
      release: () => undefined,
    }));
  const file = '--b\r\nContent-Disposition: form-data; name="fileData"; filename="C:\\dir\\a b.mp4"\r\n\r\nbytes\r\n';

  it('gives fields and files; a file is named without its folder', async () => {
    const tree = await parse(`--b\r\nContent-Disposition: form-data; name="a[x]"\r\n\r\n1\r\n${file}--b--`);
    expect(tree.get('a')).toEqual(new Map([['x', '1']]));
    const part = tree.get('fileData');
    expect(isFile(part) && [part.fileName, part.bytes]).toEqual(['a b.mp4', 5]);
    expect(await readFile(join(dir, 'f'), 'utf8')).toBe('bytes');
  });

  it('leaves nothing on disk when it ends early', async () => {
    await expect(parse(file, 'broken')).rejects.toBeInstanceOf(BrokenMultipart);
    expect(await readdir(dir)).not.toContain('broken');
  });
});
