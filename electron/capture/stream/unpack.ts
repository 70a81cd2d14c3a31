import {
  kindOf,
  PACKET_BYTES,
  payloadAt,
  pesHeaderAt,
  pidOf,
  readStamp,
  startsUnit,
  stampsAt,
  SYNC_BYTE,
  type StreamKind,
} from './transport-packet.ts';

/** One frame of a segment: an access unit of picture, or a piece of sound with its ADTS header. */
export interface StreamFrame {
  readonly kind: StreamKind;
  /** Stamps of presentation and decoding, in ticks. */
  readonly pts: number;
  readonly dts: number;
  /** Its bytes, without what the transport stream put around them: a part of the segment that was unpacked. */
  readonly bytes: Buffer;
}

/** A frame whose packets are still being read. */
interface OpenFrame {
  readonly kind: StreamKind;
  readonly pid: number;
  readonly pts: number;
  readonly dts: number;
  readonly from: number;
  to: number;
}

/** PES header up to and with the length of what follows it (§2.4.3.6). */
const PES_FIXED_BYTES = 9;

/**
 * The frames of one segment in the order of the file, as ffmpeg's muxer writes them: one to a PES packet, and the packets of
 * one not mixed with those of another. Their bytes are pushed together in the segment's own, which is changed. Bytes after
 * the last whole packet and after the first that is out of step are ignored, so the last frame of what a killed process
 * left may be half a frame. Throws an Error when frames are mixed.
 */
export function unpack(bytes: Uint8Array): readonly StreamFrame[] {
  const segment = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const frames: StreamFrame[] = [];
  let open: OpenFrame | null = null;
  const media = new Set<number>();
  for (let at = 0; at + PACKET_BYTES <= segment.length && segment[at] === SYNC_BYTE; at += PACKET_BYTES) {
    const pid = pidOf(segment, at);
    if (startsUnit(segment, at)) {
      const begun = opened(segment, at, pid);
      if (begun === null) continue;
      if (open !== null) frames.push(closed(segment, open));
      media.add(pid);
      open = begun;
    } else if (pid === open?.pid) {
      const payload = payloadAt(segment, at);
      if (payload === null) continue;
      segment.copyWithin(open.to, payload, at + PACKET_BYTES);
      open.to += at + PACKET_BYTES - payload;
    } else if (media.has(pid) && payloadAt(segment, at) !== null) {
      throw new Error(`Packets of two frames are mixed at byte ${at}`);
    }
  }
  if (open !== null) frames.push(closed(segment, open));
  return frames;
}

/** The frame that begins in the packet at `at`; null for a table and for anything but picture and sound. */
function opened(segment: Buffer, at: number, pid: number): OpenFrame | null {
  const pes = pesHeaderAt(segment, at);
  if (pes === null) return null;
  const kind = kindOf(segment, pes);
  const stamps = stampsAt(segment, pes);
  if (kind === null || stamps === null) return null;
  const pts = readStamp(segment, stamps.pts);
  const dts = stamps.dts === null ? pts : readStamp(segment, stamps.dts);
  const from = pes + PES_FIXED_BYTES + (segment[pes + 8] ?? 0);
  return { kind, pid, pts, dts, from, to: Math.max(from, at + PACKET_BYTES) };
}

/** Field by field: spreading an object for each frame costs as much as all else here. */
const closed = (segment: Buffer, { kind, pts, dts, from, to }: OpenFrame): StreamFrame => ({
  kind,
  pts,
  dts,
  bytes: segment.subarray(from, to),
});
