import { ASSOCIATION_PID, associationPacket } from './program-table.ts';
import {
  moveStamps,
  PACKET_BYTES,
  payloadAt,
  pesHeaderAt,
  pidOf,
  shiftClockReference,
  SYNC_BYTE,
} from './transport-packet.ts';

/**
 * Makes one transport stream of the segments of a track's sources while they are being written: each segment's muxer counts its
 * packets from zero and each run its time from another base, which a reader would take for damage.
 */
export class MovingStream {
  private readonly counters = new Map<number, number>();
  private readonly association = associationPacket();

  /** Takes the next whole packets, in place: stamps move by `ticks`, continuity counters go on. Returns what is in step. */
  go(packets: Uint8Array, ticks: number): Uint8Array {
    let at = 0;
    for (; at + PACKET_BYTES <= packets.length && packets[at] === SYNC_BYTE; at += PACKET_BYTES) {
      if (pidOf(packets, at) === ASSOCIATION_PID) packets.set(this.association, at);
      if (ticks !== 0) {
        const pes = pesHeaderAt(packets, at);
        if (pes !== null) moveStamps(packets, pes, ticks);
        shiftClockReference(packets, at, ticks);
      }
      if (payloadAt(packets, at) !== null) this.count(packets, at);
    }
    return packets.subarray(0, at);
  }

  private count(packets: Uint8Array, at: number): void {
    const pid = pidOf(packets, at);
    const counter = this.counters.get(pid) ?? 0;
    packets[at + 3] = ((packets[at + 3] ?? 0) & 0xf0) | counter;
    this.counters.set(pid, (counter + 1) % 16);
  }
}
