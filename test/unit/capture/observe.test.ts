import { describe, expect, it } from 'vitest';
import { Cadence } from '../../../electron/capture/observe/cadence.ts';
import { jpegs } from '../../../electron/capture/observe/jpegs.ts';
import { levelsIn } from '../../../electron/capture/observe/levels.ts';
import { frameMetadata, type FrameMetadata } from '../../../electron/capture/observe/metadata.ts';
import { PictureAlarm } from '../../../electron/capture/observe/picture-alarm.ts';
import { SoundAlarm } from '../../../electron/capture/observe/sound-alarm.ts';
import { Speed } from '../../../electron/capture/observe/speed.ts';
import { encodedMs } from '../../../electron/capture/ring/encoded.ts';
import { lines } from '../../../electron/ffmpeg/lines.ts';

async function* pieces(...texts: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(typeof text === 'string' ? Buffer.from(text) : text);
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

const metadata = (...texts: readonly string[]): Promise<FrameMetadata[]> => all(frameMetadata(lines(pieces(...texts))));

describe('what the metadata filters print', () => {
  // As ffmpeg 5.1 writes it.
  const sound = [
    'frame:0    pts:526899  pts_time:10.9771',
    'lavfi.astats.1.Peak_level=-21.069083',
    'lavfi.astats.1.RMS_level=-24.093826',
    'lavfi.astats.2.Peak_level=-inf',
    'lavfi.astats.2.RMS_level=nan',
    'frame:1    pts:530899  pts_time:11.0604',
    'lavfi.astats.1.Peak_level=-20.0',
    '',
  ].join('\n');

  it('is read frame by frame, however the pipe cuts it', async () => {
    const whole = await metadata(sound);
    expect(whole.map((f) => f.timeSeconds)).toEqual([10.9771, 11.0604]);
    expect(whole[0]?.values.get('lavfi.astats.1.Peak_level')).toBe('-21.069083');
    for (const cut of [1, 30, 60, 100]) expect(await metadata(sound.slice(0, cut), sound.slice(cut))).toEqual(whole);
  });

  it('gives the levels of each channel; digital silence is endless', async () => {
    const [first, second] = await metadata(sound);
    expect(levelsIn(first?.values ?? new Map())).toEqual({
      peakDb: [-21.069083, -Infinity],
      rmsDb: [-24.093826, -Infinity],
    });
    expect(levelsIn(second?.values ?? new Map())).toEqual({ peakDb: [-20], rmsDb: [] });
    expect(levelsIn(new Map([['lavfi.black_start', '3']]))).toBeNull();
  });

  it('survives a frame without a time and lines that belong to none', async () => {
    expect(await metadata('stray=1\nframe:0 pts:NOPTS pts_time:NOPTS\nkey=a=b\n')).toEqual([
      { timeSeconds: null, values: new Map([['key', 'a=b']]) },
    ]);
  });
});

describe('the alarm of the sound', () => {
  const hear = (alarm: SoundAlarm, peakDb: number, from: number, to: number): void => {
    for (let ms = from; ms <= to; ms += 100) alarm.hear({ peakDb: [-Infinity, peakDb], rmsDb: [] }, ms);
  };

  it('rings after 8 s of silence, and within 10', () => {
    const alarm = new SoundAlarm();
    hear(alarm, -70, 0, 5900);
    expect(alarm.alarm()).toBeNull();
    hear(alarm, -70, 6000, 6000);
    expect(alarm.alarm()).toBe('silence');
  });

  it('tells digital silence from a quiet room', () => {
    const alarm = new SoundAlarm();
    hear(alarm, -Infinity, 0, 9000);
    expect(alarm.alarm()).toBe('digital-silence');
    hear(alarm, -80, 9100, 9100);
    expect(alarm.alarm()).toBe('silence');
  });

  it('is cleared by a second of sound, not by one knock, nor by noise between the limits', () => {
    const alarm = new SoundAlarm();
    hear(alarm, -70, 0, 9000);
    hear(alarm, -20, 9100, 9200);
    hear(alarm, -70, 9300, 9400);
    hear(alarm, -20, 9500, 10_400);
    expect(alarm.alarm()).toBe('silence');
    hear(alarm, -58, 10_500, 10_500);
    hear(alarm, -20, 10_600, 10_600);
    expect(alarm.alarm()).toBeNull();
  });

  it('is not raised by pauses in speech', () => {
    const alarm = new SoundAlarm();
    for (let s = 0; s < 60; s += 6) {
      hear(alarm, -70, s * 1000, s * 1000 + 5000);
      hear(alarm, -20, s * 1000 + 5100, s * 1000 + 5900);
      expect(alarm.alarm()).toBeNull();
    }
  });
});

describe('the alarm of the picture', () => {
  const values = (...entries: [string, string][]): Map<string, string> => new Map(entries);

  it('rings after 5 s of black and stops with the first other picture', () => {
    const alarm = new PictureAlarm(false);
    alarm.see(values(['lavfi.black_start', '12.5']), 1000);
    expect(alarm.alarm(5999)).toBeNull();
    expect(alarm.alarm(6000)).toBe('black');
    alarm.see(values(['lavfi.black_end', '20']), 9000);
    expect(alarm.alarm(9000)).toBeNull();
  });

  it('tells a frozen camera, but not a slide on the screen', () => {
    for (const [mayStandStill, expected] of [
      [false, 'frozen'],
      [true, null],
    ] as const) {
      const alarm = new PictureAlarm(mayStandStill);
      alarm.see(values(['lavfi.freezedetect.freeze_start', '30']), 0);
      expect(alarm.alarm(0)).toBe(expected);
      alarm.see(values(['lavfi.freezedetect.freeze_end', '40']), 0);
      expect(alarm.alarm(0)).toBeNull();
    }
  });

  it('says black, not frozen, when both are so', () => {
    const alarm = new PictureAlarm(false);
    alarm.see(values(['lavfi.black_start', '1'], ['lavfi.freezedetect.freeze_start', '1']), 0);
    expect(alarm.alarm(6000)).toBe('black');
  });
});

describe('previews', () => {
  const picture = (mark: number): Uint8Array => new Uint8Array([0xff, 0xd8, mark, 0xff, 0x00, mark, 0xff, 0xd9]);

  it('are cut at their ends, however the pipe cuts them', async () => {
    const both = Buffer.concat([picture(1), picture(2)]);
    const whole = [picture(1), picture(2)];
    for (let cut = 1; cut < both.length; cut++) {
      expect(await all(jpegs(pieces(both.subarray(0, cut), both.subarray(cut))))).toEqual(whole);
    }
  });

  it('that never end are thrown away', async () => {
    const endless = new Uint8Array(5 << 20);
    expect(await all(jpegs(pieces(endless, picture(3))))).toEqual([picture(3)]);
  });
});

describe('the cadence of a source', () => {
  it('counts pictures that come twice in one place, and places without one', () => {
    const cadence = new Cadence(30);
    for (const t of [0, 1 / 30, 1 / 30 + 0.002, 3 / 30, 4 / 30]) cadence.came(t);
    expect([cadence.dropped, cadence.duplicated]).toEqual([1, 1]);
  });

  it('measures the rate over the last two seconds', () => {
    const cadence = new Cadence(30);
    for (let i = 0; i < 30; i++) cadence.came(i / 30);
    expect(cadence.sourceFps()).toBeNull();
    for (let i = 30; i < 120; i += 2) cadence.came(i / 30);
    expect(cadence.sourceFps()).toBeCloseTo(15, 1);
  });
});

describe('the speed of a process', () => {
  it('is that of the last five seconds', () => {
    const speed = new Speed();
    for (let ms = 0; ms <= 4500; ms += 500) speed.reached(ms, ms);
    expect(speed.value()).toBeNull();
    for (let ms = 5000; ms <= 20_000; ms += 500) speed.reached(5000 + (ms - 5000) * 0.8, ms);
    expect(speed.value()).toBeCloseTo(0.8, 2);
  });

  it('counts pictures where there are any', () => {
    const progress = { frames: 60, fps: 30, outMs: 4000, speed: 1, bytes: null };
    expect(encodedMs(progress, { hasVideo: true, fps: 30 })).toBe(2000);
    expect(encodedMs({ ...progress, frames: 0 }, { hasVideo: true, fps: 30 })).toBeNull();
    expect(encodedMs(progress, { hasVideo: false, fps: 30 })).toBe(4000);
  });
});
