/** Builders for boxes of the ISO base media file format (ISO/IEC 14496-12 §4.2); numbers are big-endian. */

/** A box: its size, its four-letter type, and what is in it. */
export function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = 8 + parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([u32(length), ascii(type), ...parts], length);
}

/** A box with a version and flags. */
export const fullBox = (type: string, version: number, flags: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  box(type, u32(version * 2 ** 24 + flags), ...parts);

/** Four-letter codes and other plain text, without a length. */
export const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export const u8 = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

export const u16 = (...values: readonly number[]): Uint8Array => Buffer.from(values.flatMap((v) => [v >> 8, v & 0xff]));

/** Negative numbers in two's complement. */
export function u32(...values: readonly number[]): Uint8Array {
  return u32s(values);
}

/** As `u32`, for a table of any length. */
export function u32s(values: readonly number[]): Uint8Array {
  const out = new Uint8Array(values.length * 4);
  const view = new DataView(out.buffer);
  values.forEach((value, i) => {
    view.setUint32(i * 4, value);
  });
  return out;
}

/** Whole numbers up to 2^53. */
export const u64s = (values: readonly number[]): Uint8Array =>
  u32s(values.flatMap((value) => [Math.floor(value / 2 ** 32), value % 2 ** 32]));

export const zeros = (count: number): Uint8Array => new Uint8Array(count);
