import {
  PACKET_BYTES,
  SYNC_BYTE,
  writeStamp,
  type StreamKind,
} from '../../electron/capture/stream/transport-packet.ts';

/** A frame of a made-up transport stream: where it is in time, and how many packets it takes. */
export interface MadeFrame {
  readonly kind: StreamKind;
  readonly ticks: number;
  readonly packets: number;
}

const PIDS = { video: 0x100, audio: 0x110 } as const;
const STREAM_IDS = { video: 0xe0, audio: 0xc0 } as const;

/** Packets of a frame: the first with a PES header and its stamp, every byte of the rest the frame's number. */
function framePackets(frame: MadeFrame, mark: number): Uint8Array {
  const pid = PIDS[frame.kind];
  const out = new Uint8Array(frame.packets * PACKET_BYTES).fill(mark);
  for (let i = 0; i < frame.packets; i++) {
    out.set([SYNC_BYTE, (i === 0 ? 0x40 : 0) | (pid >> 8), pid & 0xff, 0x10 | (i % 16)], i * PACKET_BYTES);
  }
  out.set([0, 0, 1, STREAM_IDS[frame.kind], 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1], 4);
  writeStamp(out, 13, frame.ticks);
  return out;
}

/** A segment: an association table, then the frames; frame n is marked with the byte n + 1. */
export function madeSegment(frames: readonly MadeFrame[]): Uint8Array {
  const table = new Uint8Array(PACKET_BYTES).fill(0xff);
  table.set([SYNC_BYTE, 0x40, 0, 0x10, 0, 0, 0xb0, 0x0d]);
  return new Uint8Array(Buffer.concat([table, ...frames.map((f, i) => framePackets(f, i + 1))]));
}

/** Continuity counter of the packet with this number. */
export const counterOf = (bytes: Uint8Array, packet: number): number => (bytes[packet * PACKET_BYTES + 3] ?? 0) & 0x0f;
