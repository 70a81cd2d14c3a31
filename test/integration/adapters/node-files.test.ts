import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeFiles } from '../../../electron/adapters/node-files.ts';

const files = new NodeFiles();
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'lectern-files-'));
});
afterEach(() => rm(dir, { recursive: true }));

const collect = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
};

test('an atomic write replaces the whole file and leaves nothing else behind', async () => {
  const file = path.join(dir, 'settings.json');
  await files.writeAtomic(file, 'a much longer first content');
  await files.writeAtomic(file, 'second');
  expect(await files.readText(file)).toBe('second');
  expect(await files.list(dir)).toEqual(['settings.json']);
});

test('an atomic write that cannot be done leaves nothing behind', async () => {
  await files.makeDir(path.join(dir, 'taken', 'below'));
  await expect(files.writeAtomic(path.join(dir, 'taken'), 'x')).rejects.toMatchObject({ code: 'EISDIR' });
  expect(await files.list(dir)).toEqual(['taken']);
});

describe.each(['readRange', 'lendRange'] as const)('%s', (range) => {
  test('gives a range exactly, also across pieces and past the end', async () => {
    const content = Buffer.alloc(2_700_000, 'lectern');
    const file = path.join(dir, 'media.mp4');
    await files.writeAtomic(file, content);
    const isExact = async (from: number, to: number): Promise<boolean> =>
      (await collect(files[range](file, from, to))).equals(content.subarray(from, to));
    expect(await isExact(5, 2_600_001)).toBe(true);
    expect(await isExact(699_999, 2_800_000)).toBe(true);
    expect(await isExact(3, 3)).toBe(true);
    await expect(collect(files[range](path.join(dir, 'none'), 0, 1))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('memory that is lent', () => {
  const memoryOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Set<ArrayBufferLike>> => {
    const seen = new Set<ArrayBufferLike>();
    for await (const piece of pieces) seen.add(piece.buffer);
    return seen;
  };
  let file = '';
  beforeEach(async () => {
    file = path.join(dir, 'media.mp4');
    await files.writeAtomic(file, Buffer.alloc(3_000_000, 'lectern'));
  });

  test('is used again by the next piece and by the next range', async () => {
    const first = await memoryOf(files.lendRange(file, 0, 3_000_000));
    expect(first.size).toBe(1);
    expect(await memoryOf(files.lendRange(file, 5, 2_000_000))).toEqual(first);
  });

  test('is not shared by ranges that are read at the same time', async () => {
    const [one, other] = [files.lendRange(file, 0, 10), files.lendRange(file, 1, 11)].map((r) =>
      r[Symbol.asyncIterator](),
    );
    const pieces = [await one?.next(), await other?.next()].map((piece) => String(piece?.value));
    expect(pieces).toEqual([Buffer.from('lecternlec'), Buffer.from('ecternlect')].map(String));
    await Promise.all([one?.next(), other?.next()]);
  });

  test('stays as it is for who left before the end', async () => {
    let kept: Uint8Array = Buffer.alloc(0);
    for await (const piece of files.lendRange(file, 0, 3_000_000)) {
      kept = piece;
      break;
    }
    const before = Buffer.from(kept);
    await files.writeAtomic(file, Buffer.alloc(3_000_000, 'other'));
    for (let i = 0; i < 6; i++) await collect(files.lendRange(file, 0, 3_000_000));
    expect(before.equals(kept)).toBe(true);
  });
});

test('a file is followed while it grows, and to its end after it was removed', async () => {
  const file = path.join(dir, 'segment.ts');
  await appendFile(file, 'one ');
  const growing = await files.follow(file);
  const textFrom = async (from: number, most: number): Promise<string | null> =>
    growing && Buffer.from(await growing.readFrom(from, most)).toString();
  expect(await textFrom(0, 100)).toBe('one ');
  expect(await textFrom(4, 100)).toBe('');
  await appendFile(file, 'two three');
  expect(await textFrom(4, 3)).toBe('two');
  await files.remove(file);
  expect(await textFrom(7, 100)).toBe(' three');
  await growing?.close();
  expect(await files.follow(file)).toBeNull();
});

test('what is not there is null, empty, or an error where it is needed', async () => {
  const missing = path.join(dir, 'missing', 'deep');
  expect(await files.stat(missing)).toBeNull();
  expect(await files.list(missing)).toEqual([]);
  const inFile = path.join(dir, 'file', 'more');
  await files.writeAtomic(path.join(dir, 'file'), 'no folder');
  expect([await files.stat(inFile), await files.list(inFile), await files.follow(inFile)]).toEqual([null, [], null]);
  await files.remove(missing);
  await expect(files.readText(missing)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await files.freeBytes(missing)).toBeGreaterThan(0);
});

test('a link gives the same bytes, and an existing target stays', async () => {
  const from = path.join(dir, 'a');
  await files.writeAtomic(from, 'kept');
  await files.link(from, path.join(dir, 'b'));
  expect((await stat(from)).nlink).toBe(2);
  await files.writeAtomic(path.join(dir, 'c'), 'other');
  await files.link(from, path.join(dir, 'c'));
  expect(await files.readText(path.join(dir, 'c'))).toBe('other');
});

test('the hash of a file is its SHA-256, and an abort ends it', async () => {
  const file = path.join(dir, 'abc');
  await files.writeAtomic(file, 'abc');
  expect(await files.sha256(file)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const reason = new Error('stopped');
  await expect(files.sha256(file, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test('what a growing file begins with is hashed as far as it is there', async () => {
  const file = path.join(dir, 'growing');
  await files.writeAtomic(file, 'abc');
  const hash = files.growingHash(file);
  const a = createHash('sha256').update('a').digest('hex');
  expect(await hash.upTo(1)).toBe(a);
  expect(await hash.upTo(1)).toBe(a);
  await files.writeAtomic(file, 'abcde');
  expect(await hash.upTo(5)).toBe(createHash('sha256').update('abcde').digest('hex'));
  await expect(hash.upTo(6)).rejects.toThrow(RangeError);
});

test('removing a folder removes what is in it, not what a link in it points to', async () => {
  await files.makeDir(path.join(dir, 'outer', 'inner'));
  await files.writeAtomic(path.join(dir, 'precious'), 'x');
  await symlink(path.join(dir, 'precious'), path.join(dir, 'outer', 'link'));
  await files.remove(path.join(dir, 'outer'));
  expect(await files.list(dir)).toEqual(['precious']);
});

test('a file is written at any place, by several writes at once, over what was there', async () => {
  const file = path.join(dir, 'movie.mp4');
  await files.writeAtomic(file, 'what was there before, and was longer');
  const out = await files.create(file);
  await Promise.all([
    out.write(4, Buffer.from('data')),
    out.write(0, Buffer.from('head')),
    out.write(8, Buffer.alloc(0)),
  ]);
  await out.close();
  expect(await files.readText(file)).toBe('headdata');
});

test('a full disk is an error of the write', async () => {
  const out = await files.create('/dev/full');
  await expect(out.write(0, Buffer.from('x'))).rejects.toMatchObject({ code: 'ENOSPC' });
  await out.close();
});

test.each([0, 1, 10_000, 100_000])('a file of %d bytes is read into a place, as far as that goes', async (size) => {
  const file = path.join(dir, 'segment.ts');
  const content = Buffer.alloc(size, 'lectern');
  await files.writeAtomic(file, content);
  for (const room of [0, 1, size, size + 1, 2 * size + 10]) {
    const into = new Uint8Array(room);
    const read = await files.readInto(file, into);
    expect(Buffer.from(read).equals(content.subarray(0, room))).toBe(true);
    expect(read.buffer).toBe(into.buffer);
  }
});
