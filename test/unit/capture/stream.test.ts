import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associationPacket, crc32, SOUND_IDS } from '../../../electron/capture/stream/program-table.ts';
import { scan } from '../../../electron/capture/stream/scan.ts';
import { Splicer } from '../../../electron/capture/stream/splice.ts';
import {
  PACKET_BYTES,
  pidOf,
  readStamp,
  shiftClockReference,
  ticksBetween,
  writeStamp,
} from '../../../electron/capture/stream/transport-packet.ts';
import { counterOf, madeSegment, type MadeFrame } from '../../support/made-packets.ts';

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

describe('splicing', () => {
  /** Marks of the frames that are left, in order. */
  const marksIn = (bytes: Uint8Array): number[] => {
    const marks: number[] = [];
    for (let at = 0; at < bytes.length; at += PACKET_BYTES) {
      const mark = bytes[at + PACKET_BYTES - 1] ?? 0;
      if (pidOf(bytes, at) !== 0 && ((bytes[at + 1] ?? 0) & 0x40) !== 0) marks.push(mark);
    }
    return marks;
  };

  it('keeps exactly the frames that are placed, whole, moved and in order', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), (made, by) => {
        const isKept = (f: { kind: string; ticks: number }): boolean => f.ticks % 3 !== 0;
        const out = new Splicer().splice(madeSegment(made), (kind, t) => (isKept({ kind, ticks: t }) ? by : null));
        const kept = made.map((f, i) => ({ ...f, mark: i + 1 })).filter(isKept);
        expect(marksIn(out)).toEqual(kept.map((f) => f.mark));
        expect(out.length).toBe((1 + kept.reduce((sum, f) => sum + f.packets, 0)) * PACKET_BYTES);
        const expected = (kind: MadeFrame['kind']): number | undefined => kept.find((f) => f.kind === kind)?.ticks;
        for (const kind of ['video', 'audio'] as const) {
          const first = expected(kind);
          if (first !== undefined) expect(ticksBetween(first, scan(out)[kind]?.first ?? 0)).toBe(by);
        }
      }),
    );
  });

  it('counts on over segments, although each begins anew', () => {
    const splicer = new Splicer();
    const segment = (): Uint8Array => madeSegment([{ kind: 'video', ticks: 0, packets: 3 }]);
    splicer.splice(segment(), () => 0);
    const second = splicer.splice(segment(), () => 0);
    expect([1, 2, 3].map((i) => counterOf(second, i))).toEqual([3, 4, 5]);
  });

  it('names both programs in every association table', () => {
    const out = new Splicer().splice(madeSegment([]), () => 0);
    expect([...out]).toEqual([...associationPacket()]);
  });
});

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
