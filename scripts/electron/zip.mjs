import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 5, 6]);
const ENTRY_SIGNATURE = 0x02014b50;

/** @typedef {{ name: string, method: number, size: number, mode: number, offset: number }} Entry */

/**
 * Unpacks what is wanted of a zip of stored and deflated files; no zip64, no links.
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | null} pick the file's new name below `folder`, or null to leave it out
 * @throws when the file is no such zip, or a name would lead out of the folder
 */
export function unzip(zip, folder, pick) {
  const fd = fs.openSync(zip, 'r');
  const read = (/** @type {number} */ from, /** @type {number} */ length) => {
    const bytes = Buffer.alloc(length);
    fs.readSync(fd, bytes, 0, length, from);
    return bytes;
  };
  try {
    for (const entry of directory(read, fs.fstatSync(fd).size)) {
      const name = entry.name.endsWith('/') ? null : pick(entry.name);
      if (!name) continue;
      const target = path.join(folder, name);
      if (!target.startsWith(folder + path.sep)) throw new Error(`a name in the zip leads out of it: ${entry.name}`);
      const local = read(entry.offset, 30);
      const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, inflate(entry, read(start, entry.size)), { mode: entry.mode || 0o644 });
    }
  } finally {
    fs.closeSync(fd);
  }
}

/**
 * @param {(from: number, length: number) => Buffer} read
 * @param {number} size of the zip
 * @returns {Generator<Entry>}
 */
function* directory(read, size) {
  const tailLength = Math.min(size, 22 + 0xffff); // the end record, and the longest comment after it
  const tail = read(size - tailLength, tailLength);
  const end = tail.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) throw new Error('not a zip');
  const bytes = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  let at = 0;
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY_SIGNATURE) {
    const nameLength = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      mode: (bytes.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

/** @param {Entry} entry @param {Buffer} raw */
function inflate(entry, raw) {
  if (entry.method === 0) return raw;
  if (entry.method === 8) return zlib.inflateRawSync(raw);
  throw new Error(`${entry.name}: zip method ${entry.method} is not known`);
}
