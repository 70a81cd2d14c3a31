import { expect, it } from 'vitest';
import { MovingStream } from '../../../electron/capture/stream/moving.ts';
import { PACKET_BYTES, readStamp } from '../../../electron/capture/stream/transport-packet.ts';
import { framePacket } from '../../support/frame-packet.ts';

const counterOf = (packets: Uint8Array, i: number): number => (packets[i * PACKET_BYTES + 3] ?? 0) & 0x0f;
const joined = (...packets: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(packets));

it('counts packets on over segments that each begin at zero', () => {
  const stream = new MovingStream();
  stream.go(joined(framePacket('video', 0, 0), framePacket('video', 3000, 1)), 0);
  const second = stream.go(joined(framePacket('video', 6000, 0), framePacket('video', 9000, 1)), 0);
  expect([counterOf(second, 0), counterOf(second, 1)]).toEqual([2, 3]);
});

it('moves the stamps of a later run to the base of the first', () => {
  const moved = new MovingStream().go(framePacket('video', 900_000, 0), 180_000);
  expect(readStamp(moved, 13)).toBe(1_080_000);
});

it('lets nothing through that is out of step', () => {
  const damaged = joined(framePacket('video', 0, 0), new Uint8Array(PACKET_BYTES));
  expect(new MovingStream().go(damaged, 0)).toHaveLength(PACKET_BYTES);
});

it('leaves out frames by their stamp, and goes on counting without them', () => {
  const sound = joined(framePacket('audio', 1000, 0), framePacket('audio', 3000, 1), framePacket('audio', 5000, 2));
  const kept = new MovingStream().go(sound, 0, (stamp) => stamp >= 3000);
  expect([readStamp(kept, 13), readStamp(kept, PACKET_BYTES + 13)]).toEqual([3000, 5000]);
  expect([counterOf(kept, 0), counterOf(kept, 1)]).toEqual([0, 1]);
});
