import { randomBytes } from 'node:crypto';

/** Of an X authority file: the entry is for whatever address is asked for. */
const FAMILY_WILD = 0xffff;

/**
 * An X authority file with one fresh cookie, good for any display number: the number is known only once the server runs,
 * but the server wants the file when it starts.
 * @returns {Buffer}
 */
export function xauthority() {
  const family = Buffer.alloc(2);
  family.writeUInt16BE(FAMILY_WILD);
  const field = (/** @type {Buffer} */ bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const [address, number] = [Buffer.alloc(0), Buffer.alloc(0)];
  return Buffer.concat([family, ...[address, number, Buffer.from('MIT-MAGIC-COOKIE-1'), randomBytes(16)].map(field)]);
}
