import { expect, it } from 'vitest';
import { MovingStream } from '../../../electron/capture/stream/moving.ts';
import { PACKET_BYTES, readStamp } from '../../../electron/capture/stream/transport-packet.ts';

const PID = 0x100;

/** A packet that begins a PES of picture, stamped `ticks`, with continuity counter `counter`. */
function framePacket(ticks: number, counter: number): Uint8Array {
  const packet = new Uint8Array(PACKET_BYTES).fill(0xff);
  packet.set([0x47, 0x40 | (PID >> 8), PID & 0xff, 0x10 | counter, 0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5]);
  packet.set([0x21 | (Math.floor(ticks / 2 ** 30) << 1), 0, 1, 0, 1], 13);
  packet[14] = (ticks >> 22) & 0xff;
  packet[15] = ((ticks >> 14) & 0xfe) | 1;
  packet[16] = (ticks >> 7) & 0xff;
  packet[17] = ((ticks << 1) & 0xfe) | 1;
  return packet;
}

const counterOf = (packets: Uint8Array, i: number): number => (packets[i * PACKET_BYTES + 3] ?? 0) & 0x0f;
const joined = (...packets: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(packets));

it('counts packets on over segments that each begin at zero', () => {
  const stream = new MovingStream();
  stream.go(joined(framePacket(0, 0), framePacket(3000, 1)), 0);
  const second = stream.go(joined(framePacket(6000, 0), framePacket(9000, 1)), 0);
  expect([counterOf(second, 0), counterOf(second, 1)]).toEqual([2, 3]);
});

it('moves the stamps of a later run to the base of the first', () => {
  const moved = new MovingStream().go(framePacket(900_000, 0), 180_000);
  expect(readStamp(moved, 13)).toBe(1_080_000);
});

it('lets nothing through that is out of step', () => {
  const damaged = joined(framePacket(0, 0), new Uint8Array(PACKET_BYTES));
  expect(new MovingStream().go(damaged, 0)).toHaveLength(PACKET_BYTES);
});
