import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associationPacket, crc32, SOUND_IDS } from '../../../electron/capture/stream/program-table.ts';
import { scan } from '../../../electron/capture/stream/scan.ts';
import {
  PACKET_BYTES,
  readStamp,
  shiftClockReference,
  ticksBetween,
  writeStamp,
} from '../../../electron/capture/stream/transport-packet.ts';
import { unpack } from '../../../electron/capture/stream/unpack.ts';
import { madePayload, madeSegment } from '../../support/made-packets.ts';

const ticks = fc.integer({ min: 0, max: 2 ** 33 - 1 });
const frames = fc.array(
  fc.record({
    kind: fc.constantFrom('video' as const, 'audio' as const),
    ticks,
    packets: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 1, maxLength: 20 },
);

describe('stamps', () => {
  it('are read as they were written, modulo 2^33', () => {
    fc.assert(
      fc.property(ticks, fc.integer({ min: -5, max: 5 }), (stamp, turns) => {
        const bytes = new Uint8Array([0x21, 0, 1, 0, 1]);
        writeStamp(bytes, 0, stamp + turns * 2 ** 33);
        return readStamp(bytes, 0) === stamp && bytes[0] !== undefined && (bytes[0] & 0xf1) === 0x21;
      }),
    );
  });

  it('are at most half a turn from each other', () => {
    fc.assert(
      fc.property(ticks, fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 }), (from, by) => {
        return ticksBetween(from, (from + by + 2 ** 33) % 2 ** 33) === by;
      }),
    );
  });

  it('move the clock reference of a packet that has one, and of no other', () => {
    const packet = new Uint8Array(PACKET_BYTES);
    packet.set([0x47, 0x01, 0x00, 0x30, 7, 0x10, 0, 0, 0, 1, 0x7e, 0]);
    shiftClockReference(packet, 0, 5);
    // The base is 33 bits: the last of them is the high bit of the fifth byte.
    expect([...packet.subarray(6, 12)]).toEqual([0, 0, 0, 3, 0xfe, 0]);
    const without = new Uint8Array(PACKET_BYTES).fill(0x10);
    const before = [...without];
    shiftClockReference(without, 0, 5);
    expect([...without]).toEqual(before);
  });
});

describe('scanning', () => {
  it('finds the first and last stamp and the number of frames of each kind', () => {
    fc.assert(
      fc.property(frames, (made) => {
        const found = scan(madeSegment(made));
        for (const kind of ['video', 'audio'] as const) {
          const its = made.filter((f) => f.kind === kind);
          const expected =
            its.length > 0 ? { first: its[0]?.ticks, last: its.at(-1)?.ticks, count: its.length, keyFrames: 0 } : null;
          expect(found[kind]).toEqual(expected);
        }
      }),
    );
  });

  it('stops where the packets are out of step, and ignores half a packet', () => {
    const segment = madeSegment([
      { kind: 'video', ticks: 0, packets: 2 },
      { kind: 'video', ticks: 3000, packets: 1 },
    ]);
    expect(scan(segment.subarray(0, segment.length - 1)).video?.count).toBe(1);
    segment[2 * PACKET_BYTES] = 0;
    expect(scan(segment).video).toEqual({ first: 0, last: 0, count: 1, keyFrames: 0 });
    expect(scan(new Uint8Array())).toEqual({ video: null, audio: null });
  });
});

describe('unpacking', () => {
  it('gives every frame whole, in order, with its stamp', () => {
    fc.assert(
      fc.property(frames, (made) => {
        const found = unpack(madeSegment(made));
        expect(found.map(({ kind, pts, dts }) => ({ kind, pts, dts }))).toEqual(
          made.map(({ kind, ticks: at }) => ({ kind, pts: at, dts: at })),
        );
        const payloads = made.map((frame, i) => madePayload(frame, i + 1));
        expect(found.map((f) => f.bytes.toString('hex'))).toEqual(payloads.map((p) => Buffer.from(p).toString('hex')));
      }),
    );
  });

  it('passes over tables, packets without a payload, and streams that are neither picture nor sound', () => {
    const segment = madeSegment([
      { kind: 'video', ticks: 0, packets: 3 },
      { kind: 'audio', ticks: 5, packets: 1 },
    ]);
    const [table, first, second, third, sound] = packetsOf(segment);
    const other = new Uint8Array(sound ?? []);
    other.set([0x41, 0x20], 1);
    other[7] = 0xbd;
    const empty = new Uint8Array(second ?? []);
    empty[3] = 0x20;
    const mixed = Buffer.concat([table, first, table, second, empty, third, other, sound].map((p) => p ?? segment));
    expect(unpack(mixed).map((f) => f.bytes.length)).toEqual(unpack(segment).map((f) => f.bytes.length));
  });

  it('stops where the packets are out of step, and ignores half a packet', () => {
    const segment = madeSegment([
      { kind: 'video', ticks: 0, packets: 2 },
      { kind: 'video', ticks: 3000, packets: 2 },
    ]);
    expect(unpack(segment.slice(0, -1)).map((f) => f.bytes.length)).toEqual([354, 170]);
    segment[3 * PACKET_BYTES] = 0;
    expect(unpack(segment).map((f) => f.bytes.length)).toEqual([354]);
    expect(unpack(new Uint8Array())).toEqual([]);
  });

  it('refuses frames whose packets are mixed rather than mix their bytes', () => {
    const segment = madeSegment([
      { kind: 'video', ticks: 0, packets: 2 },
      { kind: 'audio', ticks: 5, packets: 1 },
    ]);
    const [table, first, second, sound] = packetsOf(segment);
    const mixed = Buffer.concat([table, first, sound, second].map((p) => p ?? segment));
    expect(() => unpack(mixed)).toThrow('Packets of two frames are mixed at byte 564');
  });
});

const packetsOf = (segment: Uint8Array): Uint8Array[] =>
  Array.from({ length: segment.length / PACKET_BYTES }, (_, i) =>
    segment.slice(i * PACKET_BYTES, (i + 1) * PACKET_BYTES),
  );

describe('the association table', () => {
  it('has a sum over which a reader finds nothing left', () => {
    const packet = associationPacket();
    const length = packet[7] ?? 0;
    expect(crc32([...packet.subarray(5, 8 + length)])).toBe(0);
  });

  it('names the table of the sound', () => {
    const packet = [...associationPacket()];
    expect(packet.slice(17, 21)).toEqual([
      0,
      SOUND_IDS.program,
      0xe0 | (SOUND_IDS.tablePid >> 8),
      SOUND_IDS.tablePid & 0xff,
    ]);
  });

  it('is summed as the standard says', () => {
    expect(crc32([...Buffer.from('123456789')])).toBe(0x0376e6e7);
  });
});
