import { byte } from '../byte.ts';

/**
 * MPEG transport stream (ISO/IEC 13818-1), as ffmpeg's muxer writes it: packets of 188 bytes, the header of each
 * PES packet wholly in one of them. Stamps are ticks of 90 kHz, 33 bits.
 */
export const PACKET_BYTES = 188;
export const SYNC_BYTE = 0x47;
export const TICKS_PER_MS = 90;
const STAMP_RANGE = 2 ** 33;

/** What a PES packet carries, by its stream id: 0xE0–0xEF picture, 0xC0–0xDF sound. */
export type StreamKind = 'video' | 'audio';

/** Where the PES header begins in the packet at `at`; null when no PES packet starts there. */
export function pesHeaderAt(bytes: Uint8Array, at: number): number | null {
  const payload = payloadAt(bytes, at);
  if (!startsUnit(bytes, at) || payload === null || payload + 14 > at + PACKET_BYTES) return null;
  const isPes = byte(bytes, payload) === 0 && byte(bytes, payload + 1) === 0 && byte(bytes, payload + 2) === 1;
  return isPes ? payload : null;
}

/** The kind of the PES packet whose header is at `pes`; null for anything but picture and sound. */
export function kindOf(bytes: Uint8Array, pes: number): StreamKind | null {
  const streamId = byte(bytes, pes + 3);
  if ((streamId & 0xf0) === 0xe0) return 'video';
  return (streamId & 0xe0) === 0xc0 ? 'audio' : null;
}

/** Offset of the payload within `bytes`; null when the packet has none. */
export function payloadAt(bytes: Uint8Array, at: number): number | null {
  const control = byte(bytes, at + 3) & 0x30;
  if (control === 0x10) return at + 4;
  return control === 0x30 ? at + 5 + byte(bytes, at + 4) : null;
}

/** Whether the packet's payload begins a PES packet or a table (`payload_unit_start_indicator`). */
export const startsUnit = (bytes: Uint8Array, at: number): boolean => (byte(bytes, at + 1) & 0x40) !== 0;

/** The 13-bit packet id. */
export const pidOf = (bytes: Uint8Array, at: number): number =>
  ((byte(bytes, at + 1) & 0x1f) << 8) | byte(bytes, at + 2);

/** Offsets of the presentation and the decoding stamp of a PES header; `dts` is null when it equals `pts`. */
export function stampsAt(bytes: Uint8Array, pes: number): { pts: number; dts: number | null } | null {
  const flags = byte(bytes, pes + 7) & 0xc0;
  if (flags === 0) return null;
  return { pts: pes + 9, dts: flags === 0xc0 ? pes + 14 : null };
}

/** Reads a stamp of five bytes (§2.4.3.6), in ticks. */
export const readStamp = (bytes: Uint8Array, at: number): number =>
  ((byte(bytes, at) >> 1) & 0x07) * 2 ** 30 +
  ((byte(bytes, at + 1) << 22) |
    ((byte(bytes, at + 2) >> 1) << 15) |
    (byte(bytes, at + 3) << 7) |
    (byte(bytes, at + 4) >> 1));

/** Writes a stamp in the place of another; ticks are taken modulo 2^33. */
export function writeStamp(bytes: Uint8Array, at: number, ticks: number): void {
  const t = wrap(ticks);
  const low = t % 2 ** 30;
  bytes[at] = (byte(bytes, at) & 0xf1) | (Math.floor(t / 2 ** 30) << 1);
  bytes[at + 1] = (low >> 22) & 0xff;
  bytes[at + 2] = ((low >> 14) & 0xfe) | 1;
  bytes[at + 3] = (low >> 7) & 0xff;
  bytes[at + 4] = ((low << 1) & 0xfe) | 1;
}

/** Moves both stamps of the PES header at `pes` by `ticks`. */
export function moveStamps(bytes: Uint8Array, pes: number, ticks: number): void {
  const stamps = stampsAt(bytes, pes);
  if (stamps === null) return;
  writeStamp(bytes, stamps.pts, readStamp(bytes, stamps.pts) + ticks);
  if (stamps.dts !== null) writeStamp(bytes, stamps.dts, readStamp(bytes, stamps.dts) + ticks);
}

/** Whether a key frame begins in the packet (`random_access_indicator`). */
export const isRandomAccess = (bytes: Uint8Array, at: number): boolean =>
  (byte(bytes, at + 3) & 0x20) !== 0 && byte(bytes, at + 4) > 0 && (byte(bytes, at + 5) & 0x40) !== 0;

/** Moves the packet's clock reference, if it has one, by `ticks`. */
export function shiftClockReference(bytes: Uint8Array, at: number, ticks: number): void {
  const hasField = (byte(bytes, at + 3) & 0x20) !== 0 && byte(bytes, at + 4) >= 7;
  if (!hasField || (byte(bytes, at + 5) & 0x10) === 0) return;
  const p = at + 6;
  const high =
    ((byte(bytes, p) << 24) | (byte(bytes, p + 1) << 16) | (byte(bytes, p + 2) << 8) | byte(bytes, p + 3)) >>> 0;
  const t = wrap(high * 2 + (byte(bytes, p + 4) >> 7) + ticks);
  const shifted = Math.floor(t / 2);
  bytes[p] = shifted >>> 24;
  bytes[p + 1] = (shifted >>> 16) & 0xff;
  bytes[p + 2] = (shifted >>> 8) & 0xff;
  bytes[p + 3] = shifted & 0xff;
  bytes[p + 4] = (byte(bytes, p + 4) & 0x7f) | ((t % 2) << 7);
}

/** A stamp's distance from another, at most half the range of 26.5 hours away. */
export function ticksBetween(from: number, to: number): number {
  const d = wrap(to - from);
  return d < STAMP_RANGE / 2 ? d : d - STAMP_RANGE;
}

const wrap = (ticks: number): number => ((ticks % STAMP_RANGE) + STAMP_RANGE) % STAMP_RANGE;
