import { expect, it } from 'vitest';
import { inOrder } from '../../../electron/capture/tap/in-order.ts';
import { PACKET_BYTES, readStamp } from '../../../electron/capture/stream/transport-packet.ts';
import { framePacket } from '../../support/frame-packet.ts';

const joined = (...packets: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(packets));
const rest = (): Uint8Array => new Uint8Array(PACKET_BYTES).fill(0x47, 0, 1);
const stampsOf = (frames: readonly Uint8Array[]): number[] => frames.map((f) => readStamp(f, 13));

it('puts frames of two sources in the order of their stamps', () => {
  const picture = joined(framePacket('video', 3000), framePacket('video', 6000));
  const sound = joined(framePacket('audio', 3500), framePacket('audio', 5500), framePacket('audio', 7500));
  expect(stampsOf(inOrder([picture, sound]))).toEqual([3000, 3500, 5500, 6000, 7500]);
});

it('leaves out sound from before the first picture', () => {
  const sound = joined(framePacket('audio', 1000), framePacket('audio', 3000), framePacket('audio', 4000));
  expect(stampsOf(inOrder([framePacket('video', 3000), sound]))).toEqual([3000, 3000, 4000]);
});

it('keeps what belongs to a frame with it', () => {
  const picture = joined(framePacket('video', 3000), rest(), rest());
  const lengths = inOrder([picture, framePacket('audio', 3500)]).map((f) => f.length / PACKET_BYTES);
  expect(lengths).toEqual([3, 1]);
});

it('passes sound alone', () => {
  expect(stampsOf(inOrder([joined(framePacket('audio', 10), framePacket('audio', 20))]))).toEqual([10, 20]);
});

it('keeps the tables of a sound whose beginning is left out', () => {
  const sound = joined(rest(), framePacket('audio', 1000), framePacket('audio', 3000), framePacket('audio', 4000));
  const lengths = inOrder([framePacket('video', 2000), sound]).map((f) => f.length / PACKET_BYTES);
  expect(lengths).toEqual([1, 2, 1]);
});
