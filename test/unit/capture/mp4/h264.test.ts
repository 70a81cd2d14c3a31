import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putPicture } from '../../../../electron/capture/mp4/h264.ts';
import { Sink } from '../../../../electron/capture/mp4/sink.ts';
import { pictureFormat } from '../../../../electron/capture/mp4/sps.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** A NAL unit as an encoder writes it: no start code in it, and no zero at its end. */
const nal = fc
  .tuple(fc.constantFrom(0x41, 0x65, 0x06, 0x67, 0x68), fc.uint8Array({ maxLength: 40 }))
  .map(([type, body]) => Buffer.from([type, ...body.map((byte) => (byte < 4 ? byte + 4 : byte)), 0x80]));

describe('a picture', () => {
  it('has each NAL unit behind its length, whatever start codes it had', () => {
    const units = fc.array(fc.tuple(nal, fc.constantFrom('000001', '00000001', '0000000000 01')), { minLength: 1 });
    fc.assert(
      fc.property(units, (made) => {
        const out = new Sink();
        const put = putPicture(Buffer.concat(made.flatMap(([unit, code]) => [hex(code), unit])), out);
        const expected = made.flatMap(([unit]) => [hex(unit.length.toString(16).padStart(8, '0')), unit]);
        expect(Buffer.from(out.bytes)).toEqual(Buffer.concat(expected));
        expect(put?.bytes).toBe(out.length);
        expect(put?.isKey).toBe(made.some(([unit]) => unit[0] === 0x65));
      }),
    );
  });

  it('keeps its parameter sets for whoever decodes it, and leaves delimiters and trailing zeros out', () => {
    const out = new Sink();
    const unit = hex('00000001 09f0 00000001 6742c01e 00000001 68ce3c80 000001 06aa 000001 41bbcc 0000');
    const put = putPicture(unit, out);
    expect(Buffer.from(out.bytes).toString('hex')).toBe(
      '000000046742c01e' + '0000000468ce3c80' + '0000000206aa' + '0000000341bbcc',
    );
    expect(put).toMatchObject({
      isKey: false,
      sps: new Uint8Array(hex('6742c01e')),
      pps: new Uint8Array(hex('68ce3c80')),
    });
  });

  it('is none where there is no NAL unit', () => {
    const out = new Sink();
    for (const unit of ['', '00000001', '0102030405', '0000000109f0']) expect(putPicture(hex(unit), out)).toBeNull();
    expect(out.length).toBe(0);
  });
});

describe('the format of a picture', () => {
  it.each([
    ['x264 baseline, 720p', '6742c01fda014016ec0440000003004000000f03c60ca8', 1280, 720],
    ['x264 high, 1080p, cropped', '67640028acd940780227e5c044000003000400000300c83c60c658', 1920, 1080],
    ['x264 high 4:4:4, odd width', '67f4000d919b282a33c2119808800000030080000019078a14cb', 321, 181],
    ['x264 interlaced', '6764001eacd940b424d8088000000300800000190f8a14cb', 720, 576],
    ['x264 with scaling lists', '6764001eacd940a03db011000003000100000300320f162d96', 640, 480],
  ])('is read from what %s tells', (_, sps, width, height) => {
    expect(pictureFormat(hex(sps))).toMatchObject({ width, height });
  });

  it('tells colours only where the profile does', () => {
    expect(pictureFormat(hex('67f4000d919b282a33c2119808800000030080000019078a14cb'))).toMatchObject({
      chromaFormat: 3,
      lumaBits: 8,
      chromaBits: 8,
    });
    expect(pictureFormat(hex('676e001ea6cd940a03db011000000300100000030320f162d960'))).toMatchObject({
      chromaFormat: 1,
      lumaBits: 10,
      chromaBits: 10,
    });
  });

  it('is unknown when the parameter set ends too early', () => {
    expect(pictureFormat(hex('6742c01f'))).toBeNull();
    expect(pictureFormat(hex(''))).toBeNull();
  });
});
