import { ASSOCIATION_PID, associationPacket } from './program-table.ts';
import {
  kindOf,
  moveStamps,
  PACKET_BYTES,
  payloadAt,
  pesHeaderAt,
  pidOf,
  readStamp,
  shiftClockReference,
  stampsAt,
  SYNC_BYTE,
  type StreamKind,
} from './transport-packet.ts';

/** By how many ticks a frame moves, or null when it is left out. `ticks` is its stamp as recorded. */
export type Placement = (kind: StreamKind, ticks: number) => number | null;

/** What is remembered of one packet id between packets. */
interface Line {
  /** Ticks that the frame under way moves by; null while it is left out. */
  shift: number | null;
  /** Continuity counter of the next packet with a payload. */
  counter: number;
}

/**
 * Puts segments of several runs together into one transport stream, frame by frame and without decoding: frames are
 * moved in time or left out, continuity counters are made whole. Picture and sound of a track may come from two processes;
 * give the segments of each in order.
 */
export class Splicer {
  private readonly lines = new Map<number, Line>();
  private readonly association = associationPacket();

  /**
   * The frames of one segment that `placement` keeps, in the segment's own bytes, which are changed. The last packet is
   * dropped if it is not whole.
   */
  splice(segment: Uint8Array, placement: Placement): Uint8Array {
    let length = 0;
    // What follows a frame's first packet belongs to that frame; a frame never goes on in the next segment.
    for (const line of this.lines.values()) line.shift = null;
    for (let at = 0; at + PACKET_BYTES <= segment.length && segment[at] === SYNC_BYTE; at += PACKET_BYTES) {
      const pid = pidOf(segment, at);
      const line = this.lineOf(pid);
      const pes = pesHeaderAt(segment, at);
      if (pes !== null) line.shift = shiftOf(segment, pes, placement);
      else if (isTable(segment, at)) line.shift = 0;
      if (line.shift === null) continue;
      if (pid === ASSOCIATION_PID) segment.set(this.association, at);
      if (pes !== null) moveStamps(segment, pes, line.shift);
      shiftClockReference(segment, at, line.shift);
      this.count(segment, at, line);
      if (length !== at) segment.copyWithin(length, at, at + PACKET_BYTES);
      length += PACKET_BYTES;
    }
    return segment.subarray(0, length);
  }

  private lineOf(pid: number): Line {
    const known = this.lines.get(pid);
    if (known) return known;
    const line: Line = { shift: null, counter: 0 };
    this.lines.set(pid, line);
    return line;
  }

  private count(segment: Uint8Array, at: number, line: Line): void {
    if (payloadAt(segment, at) === null) return;
    segment[at + 3] = ((segment[at + 3] ?? 0) & 0xf0) | line.counter;
    line.counter = (line.counter + 1) % 16;
  }
}

function shiftOf(segment: Uint8Array, pes: number, placement: Placement): number | null {
  const kind = kindOf(segment, pes);
  const stamps = stampsAt(segment, pes);
  return kind === null || stamps === null ? null : placement(kind, readStamp(segment, stamps.pts));
}

/** Program tables (PAT, PMT, SDT) begin a unit that is no PES packet. */
const isTable = (segment: Uint8Array, at: number): boolean => ((segment[at + 1] ?? 0) & 0x40) !== 0;
