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
const PES_HEADER_BYTES = 14;
const HEADER_BYTES = 4;

/** Parameter sets of x264 for 1280 by 720. */
export const MADE_SPS = Uint8Array.from(Buffer.from('6742c01fda014016ec0440000003004000000f03c60ca8', 'hex'));
export const MADE_PPS = Uint8Array.from(Buffer.from('68ce3c80', 'hex'));
const DELIMITER = [0, 0, 0, 1, 9, 0xf0];
const LONG_CODE = [0, 0, 0, 1];
const SHORT_CODE = [0, 0, 1];
const IDR = 0x65;

/** Bytes of a frame's payload. */
const room = (packets: number): number => packets * (PACKET_BYTES - HEADER_BYTES) - PES_HEADER_BYTES;

/** The slice of a made picture: all bytes behind the first are the frame's mark. */
export function madeSlice(packets: number, mark: number): Uint8Array {
  const before = DELIMITER.length + 2 * LONG_CODE.length + MADE_SPS.length + MADE_PPS.length + SHORT_CODE.length;
  const slice = new Uint8Array(room(packets) - before).fill(mark);
  slice[0] = IDR;
  return slice;
}

/** The sound of a made frame, without its header: all bytes are the frame's mark. */
export const madeSound = (packets: number, mark: number): Uint8Array => new Uint8Array(room(packets) - 7).fill(mark);

/** A key frame of H.264 (Annex B), or a frame of AAC-LC with an ADTS header: 48 kHz, stereo. */
export function madePayload({ kind, packets }: MadeFrame, mark: number): Uint8Array {
  if (kind === 'video')
    return Uint8Array.from([
      ...[...DELIMITER, ...LONG_CODE, ...MADE_SPS, ...LONG_CODE, ...MADE_PPS],
      ...[...SHORT_CODE, ...madeSlice(packets, mark)],
    ]);
  const length = room(packets);
  const header = [0xff, 0xf1, 0x4c, 0x80 | (length >> 11), (length >> 3) & 0xff, ((length & 7) << 5) | 0x1f, 0xfc];
  return Uint8Array.from([...header, ...madeSound(packets, mark)]);
}

/** Packets of a frame: the first with a PES header and its stamp. */
function framePackets(frame: MadeFrame, mark: number): Uint8Array {
  const pid = PIDS[frame.kind];
  const pes = new Uint8Array([0, 0, 1, STREAM_IDS[frame.kind], 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1]);
  writeStamp(pes, 9, frame.ticks);
  const body = Buffer.concat([pes, madePayload(frame, mark)]);
  const out = new Uint8Array(frame.packets * PACKET_BYTES);
  for (let i = 0; i < frame.packets; i++) {
    const [at, from] = [i * PACKET_BYTES, i * (PACKET_BYTES - HEADER_BYTES)];
    out.set([SYNC_BYTE, (i === 0 ? 0x40 : 0) | (pid >> 8), pid & 0xff, 0x10 | (i % 16)], at);
    out.set(body.subarray(from, from + PACKET_BYTES - HEADER_BYTES), at + HEADER_BYTES);
  }
  return out;
}

/** A segment: an association table, then the frames; frame n is marked with the byte n + 1. */
export function madeSegment(frames: readonly MadeFrame[]): Uint8Array {
  const table = new Uint8Array(PACKET_BYTES).fill(0xff);
  table.set([SYNC_BYTE, 0x40, 0, 0x10, 0, 0, 0xb0, 0x0d]);
  return new Uint8Array(Buffer.concat([table, ...frames.map((f, i) => framePackets(f, i + 1))]));
}
