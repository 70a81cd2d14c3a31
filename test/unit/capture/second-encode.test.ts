import { describe, expect, it } from 'vitest';
import { secondEncodeArgs } from '../../../electron/capture/argv/second-encode.ts';
import { fittingRate } from '../../../electron/capture/lighter.ts';
import { Groups } from '../../../electron/capture/second-encode/groups.ts';
import { Lag } from '../../../electron/capture/second-encode/lag.ts';
import { PACKET_BYTES } from '../../../electron/capture/stream/transport-packet.ts';
import { framePacket } from '../../support/frame-packet.ts';

describe('the command line of a second encode', () => {
  it('makes the picture smaller but never larger, caps it, and leaves the sound', () => {
    const args = secondEncodeArgs({ videoKbps: 1500, height: 720 }, 30, [5, 1]).join(' ');
    expect(args).toContain("scale=-2:'min(ih,720)',format=yuv420p");
    expect(args).toContain('-maxrate 1500k');
    expect(args).toContain('-c:a copy');
    expect(args).toContain('-fps_mode passthrough');
  });

  it('keeps the size when only the rate is lower', () => {
    expect(secondEncodeArgs({ videoKbps: 1500, height: null }, 30, [4, 4]).join(' ')).not.toContain('scale');
  });
});

const joined = (...packets: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(packets));
const picture = (ticks: number): Uint8Array => framePacket('video', ticks);

/** The frame with the adaptation field of a key frame before it (`random_access_indicator`). */
function key(ticks: number): Uint8Array {
  const frame = picture(ticks);
  const packet = new Uint8Array(PACKET_BYTES).fill(0xff);
  packet.set([0x47, frame[1] ?? 0, frame[2] ?? 0, 0x30, 1, 0x40]);
  packet.set(frame.subarray(4, PACKET_BYTES - 2), 6);
  return packet;
}

const table = new Uint8Array(PACKET_BYTES).fill(0xff);
table.set([0x47, 0x40, 0, 0x10]);

describe('the groups of pictures that are kept', () => {
  it('begin with the tables before a key frame, wherever the pieces were cut', () => {
    const stream = joined(picture(1), table, key(2), picture(3), table, table, key(4), picture(5));
    for (const size of [1, 100, PACKET_BYTES, 1000, 5000]) {
      const groups = new Groups();
      for (let at = 0; at < stream.length; at += size) groups.add(stream.subarray(at, at + size));
      expect(groups.newestStamp).toBe(5);
      const all = groups.read({ group: 0, piece: 0 });
      expect(all.bytes).toEqual(joined(table, key(2), picture(3), table, table, key(4), picture(5)));
      expect(groups.read(groups.newest()).bytes).toEqual(joined(table, table, key(4), picture(5)));
      expect(groups.read(all.next).bytes).toHaveLength(0);
    }
  });

  it('are given once to a reader that follows', () => {
    const groups = new Groups();
    let place = groups.newest();
    const seen: Uint8Array[] = [];
    for (const packet of [key(1), picture(2), key(3), picture(4)]) {
      groups.add(packet);
      const { bytes, next } = groups.read(place);
      place = next;
      seen.push(bytes);
    }
    expect(seen).toEqual([key(1), picture(2), key(3), picture(4)]);
  });

  it('are let go when a reader is too slow, which then goes on with the newest', () => {
    const groups = new Groups();
    groups.add(key(0));
    const { next } = groups.read(groups.newest());
    for (let i = 1; i <= 8; i++) groups.add(key(i));
    const { bytes, lost } = groups.read(next);
    expect(bytes).toEqual(key(8));
    expect(lost).toBe(8);
  });
});

describe('an encode', () => {
  it('is too slow once it was far behind for a while', () => {
    const lag = new Lag();
    expect([0, 1000, 2000, 3000, 4000, 5000].map((at) => lag.isTooSlow(at, 2600 + at / 10))).not.toContain(true);
    expect(lag.isTooSlow(6000, 2600)).toBe(true);
  });

  it('may be held up for a moment', () => {
    const lag = new Lag();
    for (let at = 0; at < 60_000; at += 1000) expect(lag.isTooSlow(at, at % 5000 === 0 ? 0 : 4000)).toBe(false);
  });

  it('is given up at once when it is hopeless', () => {
    expect(new Lag().isTooSlow(0, 8000)).toBe(true);
  });
});

describe('a rate that is too much', () => {
  const rate = { videoKbps: 2000, height: 1080 };

  it('is answered by the largest smaller picture that fits beside the recording', () => {
    expect(fittingRate(rate, 1080, { alone: 0.5, load: 1.1, most: 0.85 })).toEqual({ height: 720, videoKbps: 1333 });
    expect(fittingRate({ ...rate, height: null }, 720, { alone: 0.7, load: 1.1, most: 0.85 })).toEqual({
      height: 360,
      videoKbps: 1000,
    });
  });

  it('is not answered when the recording leaves no room', () => {
    expect(fittingRate(rate, 1080, { alone: 0.9, load: 1.1, most: 0.85 })).toBeNull();
  });
});
