import { byte } from '../byte.ts';

/** Samples that one frame of AAC-LC holds, for each channel. */
export const SAMPLES_PER_FRAME = 1024;

/** What a decoder of AAC must know before it begins. */
export interface SoundFormat {
  /** ISO/IEC 14496-3 table 1.17: 2 is AAC-LC. */
  readonly objectType: number;
  readonly rateIndex: number;
  /** Samples a second. */
  readonly rate: number;
  readonly channels: number;
}

/** Rates by their index (ISO/IEC 14496-3 table 1.18). */
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
const HEADER_BYTES = 7;
const CHECKSUM_BYTES = 2;

/** Where a frame's sound is behind its ADTS header, and what it is. */
export interface CodedSound {
  readonly from: number;
  readonly to: number;
  readonly format: SoundFormat;
}

/** Reads the ADTS header at the beginning of a frame (ISO/IEC 14496-3 §1.A.2.2). Null when the frame is not whole, or none. */
export function codedSound(frame: Uint8Array): CodedSound | null {
  if (byte(frame, 0) !== 0xff || (byte(frame, 1) & 0xf6) !== 0xf0) return null;
  const to = ((byte(frame, 3) & 0x03) << 11) | (byte(frame, 4) << 3) | (byte(frame, 5) >> 5);
  const from = HEADER_BYTES + ((byte(frame, 1) & 1) === 0 ? CHECKSUM_BYTES : 0);
  const rateIndex = (byte(frame, 2) >> 2) & 0x0f;
  const rate = RATES[rateIndex];
  if (rate === undefined || to <= from || to > frame.length) return null;
  const format = {
    objectType: (byte(frame, 2) >> 6) + 1,
    rateIndex,
    rate,
    channels: ((byte(frame, 2) & 1) << 2) | (byte(frame, 3) >> 6),
  };
  return { from, to, format };
}

/** The same for a decoder in an MP4: AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1). */
export function decoderConfig({ objectType, rateIndex, channels }: SoundFormat): Uint8Array {
  const bits = (objectType << 11) | (rateIndex << 7) | (channels << 3);
  return Uint8Array.of(bits >> 8, bits & 0xff);
}
