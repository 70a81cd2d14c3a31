import { PACKET_BYTES } from '../../electron/capture/stream/transport-packet.ts';

const PIDS = { video: 0x100, audio: 0x110 };
const STREAM_IDS = { video: 0xe0, audio: 0xc0 };

/** A transport packet that begins a frame of `kind`, stamped `ticks`, with this continuity counter. */
export function framePacket(kind: 'video' | 'audio', ticks: number, counter = 0): Uint8Array {
  const packet = new Uint8Array(PACKET_BYTES).fill(0xff);
  const pid = PIDS[kind];
  packet.set([0x47, 0x40 | (pid >> 8), pid & 0xff, 0x10 | counter, 0, 0, 1, STREAM_IDS[kind], 0, 0, 0x80, 0x80, 5]);
  packet.set([0x21 | (Math.floor(ticks / 2 ** 30) << 1), 0, 1, 0, 1], 13);
  packet[14] = (ticks >> 22) & 0xff;
  packet[15] = ((ticks >> 14) & 0xfe) | 1;
  packet[16] = (ticks >> 7) & 0xff;
  packet[17] = ((ticks << 1) & 0xfe) | 1;
  return packet;
}
