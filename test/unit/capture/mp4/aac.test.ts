import { describe, expect, it } from 'vitest';
import { codedSound, decoderConfig } from '../../../../electron/capture/mp4/aac.ts';
import { madePayload, madeSound } from '../../../support/made-packets.ts';

const frame = madePayload({ kind: 'audio', ticks: 0, packets: 2 }, 7);
const stereo48k = { objectType: 2, rateIndex: 3, rate: 48_000, channels: 2 };

describe('a frame of sound', () => {
  it('is what stands behind its header', () => {
    const found = codedSound(frame);
    expect(found?.format).toEqual(stereo48k);
    expect(frame.slice(found?.from, found?.to)).toEqual(madeSound(2, 7));
  });

  it('is found behind a checksum, too', () => {
    const checked = new Uint8Array(frame);
    checked[1] = 0xf0;
    expect(codedSound(checked)).toMatchObject({ from: 9, to: frame.length });
  });

  it('is none when it is cut off, or not AAC', () => {
    expect(codedSound(frame.subarray(0, -1))).toBeNull();
    expect(codedSound(new Uint8Array([0xff, 0xf1]))).toBeNull();
    expect(codedSound(new Uint8Array(20).fill(0xff))).toBeNull();
    expect(codedSound(new Uint8Array())).toBeNull();
  });

  it('is told to a decoder as AAC-LC, 48 kHz, stereo', () => {
    expect([...decoderConfig(stereo48k)]).toEqual([0x11, 0x90]);
  });
});
