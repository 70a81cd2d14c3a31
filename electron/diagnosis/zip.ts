import { crc32, deflateRawSync } from 'node:zlib';
import type { BundleFile } from './support-bundle.ts';

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Version 2.0: deflate. */
const NEEDS = 20;
/** Names and texts are UTF-8. */
const UTF8 = 0x0800;
const DEFLATE = 8;
/** 1 January 1980, since a bundle's files have no dates of their own. */
const DOS_DATE = 0x21;

interface Member {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
}

/** A zip archive of a few small texts (PKWARE APPNOTE 4.3), held in memory. */
export function zipped(files: readonly BundleFile[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const bytes = Buffer.from(text);
    const member = { name: Buffer.from(name), packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
    const local = Buffer.concat([header(LOCAL, [NEEDS], member), member.name, member.packed]);
    // Comment, disk, attributes: none; then where the local header is.
    const central = [header(CENTRAL, [NEEDS, NEEDS], member), words(0, 0, 0, 0, 0), long(offset), member.name];
    centrals.push(Buffer.concat(central));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const counts = words(0, 0, files.length, files.length);
  return Buffer.concat([...locals, directory, long(END), counts, long(directory.length), long(offset), words(0)]);
}

/** What local and central headers have in common, up to the length of the extra field. */
const header = (signature: number, versions: readonly number[], { name, packed, size, crc }: Member): Buffer =>
  Buffer.concat([
    long(signature),
    words(...versions, UTF8, DEFLATE, 0, DOS_DATE),
    ...[long(crc), long(packed.length), long(size)],
    words(name.length, 0),
  ]);

/** Numbers of 16 bits, low byte first. */
function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2));
  return bytes;
}

/** A number of 32 bits, low byte first. */
function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
