import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

const BLOCK = 512;

/**
 * Writes one file of a .tgz to `target`, and reads the archive to its end to check it.
 * @param {string} tgz
 * @param {string} member name within the archive
 * @param {string} target
 * @param {string} integrity as npm writes it: `sha512-` and base64
 * @throws when the hash differs or the file is not in there; `target` must then not be used
 */
export async function extractVerified(tgz, member, target, integrity) {
  const [algorithm = '', expected] = integrity.split(/-(.*)/s);
  const hash = createHash(algorithm);
  const out = fs.openSync(target, 'w');
  const reader = memberReader(member, (bytes) => fs.writeSync(out, bytes));
  try {
    await pipeline(
      fs.createReadStream(tgz, { highWaterMark: 1 << 20 }),
      async function* (/** @type {AsyncIterable<Buffer>} */ source) {
        for await (const piece of source) {
          hash.update(piece);
          yield piece;
        }
      },
      zlib.createGunzip({ chunkSize: 1 << 20 }),
      async (/** @type {AsyncIterable<Buffer>} */ source) => {
        for await (const piece of source) reader.feed(piece);
      },
    );
  } finally {
    fs.closeSync(out);
  }
  if (hash.digest('base64') !== expected) throw new Error(`${path.basename(tgz)}: the ${algorithm} does not match`);
  if (!reader.complete()) throw new Error(`${member} is not in ${path.basename(tgz)}`);
}

/**
 * Follows a tar stream that comes in pieces of any size, and hands on the bytes of one member.
 * @param {string} member
 * @param {(bytes: Buffer) => void} write
 */
function memberReader(member, write) {
  let header = Buffer.alloc(0);
  let bodyLeft = 0;
  let paddingLeft = 0;
  let wanted = false;
  let complete = false;

  /** @param {Buffer} piece @returns {Buffer} the rest of the piece */
  const body = (piece) => {
    const n = Math.min(bodyLeft, piece.length);
    if (wanted) write(piece.subarray(0, n));
    bodyLeft -= n;
    if (bodyLeft === 0 && wanted) complete = true;
    return piece.subarray(n);
  };
  /** @param {Buffer} piece @returns {Buffer} */
  const padding = (piece) => {
    const n = Math.min(paddingLeft, piece.length);
    paddingLeft -= n;
    return piece.subarray(n);
  };
  /** @param {Buffer} piece @returns {Buffer} */
  const head = (piece) => {
    const n = Math.min(BLOCK - header.length, piece.length);
    header = Buffer.concat([header, piece.subarray(0, n)]);
    if (header.length === BLOCK) {
      const field = (/** @type {number} */ from, /** @type {number} */ to) =>
        header.toString('utf8', from, to).split('\0')[0] ?? '';
      bodyLeft = parseInt(field(124, 136), 8) || 0;
      paddingLeft = (BLOCK - (bodyLeft % BLOCK)) % BLOCK;
      wanted = field(0, 100) === member;
      header = Buffer.alloc(0);
    }
    return piece.subarray(n);
  };

  return {
    /** @param {Buffer} piece */
    feed(piece) {
      let rest = piece;
      while (rest.length > 0) rest = bodyLeft > 0 ? body(rest) : paddingLeft > 0 ? padding(rest) : head(rest);
    },
    complete: () => complete,
  };
}
