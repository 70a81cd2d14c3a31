import { randomBytes } from 'node:crypto';
import type { Random } from '../ports/random.ts';

/** Chance from the operating system. */
export const systemRandom: Random = {
  // 32 of 53 bits are plenty for jitter.
  uniform: () => randomBytes(4).readUInt32LE() / 2 ** 32,
  bytes: (length) => new Uint8Array(randomBytes(length)),
};
