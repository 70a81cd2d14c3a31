import { decoderConfig, type SoundFormat } from './aac.ts';
import { box, fullBox, u16, u32, u8, zeros } from './box.ts';
import type { PictureFormat } from './sps.ts';

/** Sample entries: what a decoder must know before the first sample of a track (ISO/IEC 14496-12 §8.5.2). */

const DATA_REFERENCE = 1;
/** 72 dots per inch, fixed point 16.16. */
const RESOLUTION = 0x0048_0000;
const DEPTH = 24;
/** Profiles without a colour format of their own (ISO/IEC 14496-15 §5.3.3.1.2). */
const PLAIN_PROFILES = [66, 77, 88];

/** H.264 (ISO/IEC 14496-15 §5.4.2), by its parameter sets without start codes; further ones may stand in the samples. */
export function pictureEntry(sps: Uint8Array, pps: Uint8Array, format: PictureFormat): Uint8Array {
  const { width, height, chromaFormat, lumaBits, chromaBits } = format;
  const colour = [0xfc | chromaFormat, 0xf8 | (lumaBits - 8), 0xf8 | (chromaBits - 8), 0];
  const config = box(
    'avcC',
    u8(1, ...sps.subarray(1, 4), 0xfc | 3, 0xe0 | 1),
    ...[u16(sps.length), sps, u8(1), u16(pps.length), pps],
    u8(...(PLAIN_PROFILES.includes(sps[1] ?? 0) ? [] : colour)),
  );
  return box(
    'avc1',
    ...[zeros(6), u16(DATA_REFERENCE), zeros(16), u16(width, height), u32(RESOLUTION, RESOLUTION, 0)],
    ...[u16(1), zeros(32), u16(DEPTH, 0xffff), config],
  );
}

/** AAC (ISO/IEC 14496-14 §5.6). `bitrate` is the mean, in bits per second. */
export function soundEntry(format: SoundFormat, bitrate: number): Uint8Array {
  const AAC = 0x40;
  const AUDIO_STREAM = 0x15;
  const decoder = descriptor(
    4,
    u8(AAC, AUDIO_STREAM, 0, 0, 0),
    u32(bitrate, bitrate),
    descriptor(5, decoderConfig(format)),
  );
  const stream = descriptor(3, u16(0), u8(0), decoder, descriptor(6, u8(2)));
  return box(
    'mp4a',
    ...[zeros(6), u16(DATA_REFERENCE), zeros(8), u16(format.channels, 16), zeros(4)],
    ...[u16(format.rate, 0), fullBox('esds', 0, 0, stream)],
  );
}

/** Plain text, for the titles of chapters (QuickTime File Format: text sample description). */
export const textEntry = (): Uint8Array =>
  box('text', zeros(6), u16(DATA_REFERENCE), u32(1, 1), zeros(6), zeros(8), zeros(8), zeros(14), u8(0));

/** A descriptor of ISO/IEC 14496-1 §7.2.2 of less than 128 bytes. */
function descriptor(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([u8(tag, length), ...parts]);
}
