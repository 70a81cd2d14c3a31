import { ASSOCIATION_PID, associationPacket } from './program-table.ts';
import {
  moveStamps,
  PACKET_BYTES,
  payloadAt,
  pesHeaderAt,
  pidOf,
  readStamp,
  shiftClockReference,
  stampsAt,
  SYNC_BYTE,
} from './transport-packet.ts';

/**
 * Makes one transport stream of the segments of a track's sources while they are being written: each segment's muxer counts its
 * packets from zero and each run its time from another base, which a reader would take for damage.
 */
export class MovingStream {
  private readonly counters = new Map<number, number>();
  /** Packet ids whose frame under way is left out. */
  private readonly left = new Set<number>();
  private readonly association = associationPacket();

  /**
   * Takes the next whole packets, in place: stamps move by `ticks`, continuity counters go on. Returns what is in step,
   * without the frames that `keeps` leaves out by their stamp as recorded.
   */
  go(packets: Uint8Array, ticks: number, keeps: (stamp: number) => boolean = () => true): Uint8Array {
    let end = 0;
    for (let at = 0; at + PACKET_BYTES <= packets.length && packets[at] === SYNC_BYTE; at += PACKET_BYTES) {
      const pid = pidOf(packets, at);
      const pes = pesHeaderAt(packets, at);
      const stamps = pes === null ? null : stampsAt(packets, pes);
      if (stamps !== null) this.mark(pid, keeps(readStamp(packets, stamps.pts)));
      if (this.left.has(pid)) continue;
      if (pid === ASSOCIATION_PID) packets.set(this.association, at);
      if (pes !== null && ticks !== 0) moveStamps(packets, pes, ticks);
      if (ticks !== 0) shiftClockReference(packets, at, ticks);
      if (payloadAt(packets, at) !== null) this.count(packets, at);
      if (end !== at) packets.copyWithin(end, at, at + PACKET_BYTES);
      end += PACKET_BYTES;
    }
    return packets.subarray(0, end);
  }

  /** What follows a frame's first packet belongs to that frame. */
  private mark(pid: number, isKept: boolean): void {
    if (isKept) this.left.delete(pid);
    else this.left.add(pid);
  }

  private count(packets: Uint8Array, at: number): void {
    const pid = pidOf(packets, at);
    const counter = this.counters.get(pid) ?? 0;
    packets[at + 3] = ((packets[at + 3] ?? 0) & 0xf0) | counter;
    this.counters.set(pid, (counter + 1) % 16);
  }
}
