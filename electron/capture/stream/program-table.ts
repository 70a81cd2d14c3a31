import { PACKET_BYTES, SYNC_BYTE } from './transport-packet.ts';

/** Numbers by which the streams of a track's two processes are told apart once they are in one transport stream. */
export interface StreamIds {
  readonly program: number;
  readonly tablePid: number;
  readonly firstPid: number;
}

/** The process that has the picture (and the sound, when both come from one source). */
export const PICTURE_IDS: StreamIds = { program: 1, tablePid: 0x1000, firstPid: 0x100 };
/** The process that has the sound alone. */
export const SOUND_IDS: StreamIds = { program: 2, tablePid: 0x1010, firstPid: 0x110 };

/** Packet id of the program association table (ISO/IEC 13818-1 §2.4.4.3). */
export const ASSOCIATION_PID = 0;

/**
 * A packet with the association table that names both programs. It takes the place of each process's own, which knows
 * one. A program that never comes is no fault.
 */
export function associationPacket(): Uint8Array {
  const programs = [PICTURE_IDS, SOUND_IDS].flatMap(({ program, tablePid }) => [
    ...[program >> 8, program & 0xff, 0xe0 | (tablePid >> 8), tablePid & 0xff],
  ]);
  const length = 5 + programs.length + 4;
  const section = [0x00, 0xb0, length, 0x00, 0x01, 0xc1, 0x00, 0x00, ...programs];
  const crc = crc32(section);
  const packet = new Uint8Array(PACKET_BYTES).fill(0xff);
  packet.set([SYNC_BYTE, 0x40, ASSOCIATION_PID, 0x10, 0x00, ...section]);
  packet.set([crc >>> 24, (crc >>> 16) & 0xff, (crc >>> 8) & 0xff, crc & 0xff], 5 + section.length);
  return packet;
}

/** CRC-32 as in Annex A: polynomial 0x04C11DB7, high bit first, begun with ones. */
export function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x80000000 ? 0x04c11db7 : 0);
  }
  return crc >>> 0;
}
