import {
  isRandomAccess,
  kindOf,
  PACKET_BYTES,
  pesHeaderAt,
  readStamp,
  stampsAt,
  SYNC_BYTE,
  type StreamKind,
} from './transport-packet.ts';

/** The stamps of one stream within a piece of transport stream, in 90 kHz ticks, in the order of the file. */
export interface StampRange {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Frames that can be decoded without those before them. */
  readonly keyFrames: number;
}

export type Scan = Readonly<Record<StreamKind, StampRange | null>>;

/**
 * Reads the stamps of every frame in a segment. Bytes after the last whole packet are ignored, and so is anything
 * after the first packet that is out of step: what a killed process left can be scanned as well.
 */
export function scan(bytes: Uint8Array): Scan {
  const found: Record<StreamKind, StampRange | null> = { video: null, audio: null };
  for (let at = 0; at + PACKET_BYTES <= bytes.length && bytes[at] === SYNC_BYTE; at += PACKET_BYTES) {
    const pes = pesHeaderAt(bytes, at);
    const kind = pes === null ? null : kindOf(bytes, pes);
    const stamps = pes === null ? null : stampsAt(bytes, pes);
    if (kind === null || stamps === null) continue;
    const ticks = readStamp(bytes, stamps.pts);
    const before = found[kind];
    found[kind] = {
      first: before?.first ?? ticks,
      last: ticks,
      count: (before?.count ?? 0) + 1,
      keyFrames: (before?.keyFrames ?? 0) + (isRandomAccess(bytes, at) ? 1 : 0),
    };
  }
  return found;
}
