import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Movie, type PlacedFrame } from '../../../../electron/capture/mp4/movie.ts';
import { FastStartFile, HeadLastFile } from '../../../../electron/capture/mp4/movie-file.ts';
import { Sink } from '../../../../electron/capture/mp4/sink.ts';
import type { Chapter } from '../../../../shared/domain/chapters.ts';
import { MADE_PPS, MADE_SPS, madePayload, madeSlice, madeSound } from '../../../support/made-packets.ts';
import { MemoryFiles } from '../../../support/memory-files.ts';
import { readMovie, type ReadTrack } from '../../../support/read-movie.ts';

const FRAME = 3000;
const SOUND = 1920;
const CREATED = 1_795_230_000;
const PATH = '/movie.mp4';

let files: MemoryFiles;
beforeEach(() => {
  files = new MemoryFiles();
});

const placed = (kind: PlacedFrame['kind'], pts: number, mark: number, packets = 1, dts = pts): PlacedFrame => ({
  ...{ kind, pts, dts },
  bytes: Buffer.from(madePayload({ kind, ticks: 0, packets }, mark)),
});

/** The file that is made of the groups of frames; null when there was too little room for the head. */
async function made(
  groups: readonly (readonly PlacedFrame[])[],
  { chapters = [] as readonly Chapter[], room = 20_000, headLast = false } = {},
): Promise<Uint8Array | null> {
  const out = await files.create(PATH);
  const file = headLast ? new HeadLastFile(out, 1000) : new FastStartFile(out, room, 1000);
  const movie = new Movie();
  for (const frames of groups) {
    const samples = await file.next();
    movie.add(frames, file.at, samples);
    file.append(samples);
  }
  const titles = await file.next();
  const head = movie.finish(chapters, CREATED, file.at, titles);
  file.append(titles);
  return head !== null && (await file.finish(head)) ? files.read(PATH) : null;
}

async function tracksOf(...groups: readonly (readonly PlacedFrame[])[]): Promise<readonly ReadTrack[]> {
  const file = await made(groups);
  return file === null ? [] : readMovie(file).tracks;
}

const times = (track: ReadTrack | undefined): readonly number[] => track?.samples.map((s) => Math.round(s.atMs)) ?? [];

describe('a movie', () => {
  it('holds every frame whole and at its place, whatever comes after what', async () => {
    const frame = fc.record({
      kind: fc.constantFrom('video' as const, 'audio' as const),
      // A sample of sound is nearly two ticks long, and no two frames begin at the same one.
      after: fc.integer({ min: 2, max: 90_000 }),
      packets: fc.integer({ min: 1, max: 20 }),
    });
    const begin = fc.integer({ min: -90_000, max: 90_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(frame), { minLength: 1 }), begin, async (groups, first) => {
        let [at, mark] = [first, 0];
        const all = groups.map((group) =>
          group.map(({ kind, after, packets }) => placed(kind, (at += after), (mark++ % 250) + 1, packets)),
        );
        const tracks = await tracksOf(...all);
        for (const kind of ['video', 'audio'] as const) {
          const expected = all.flat().filter((f) => f.kind === kind);
          const samples = tracks.find((t) => t.type === kind)?.samples ?? [];
          const offMs = samples.map((s, i) => Math.abs(s.atMs - (expected[i]?.pts ?? Infinity) / 90));
          // Sound stands at whole samples: both its frame and its beginning are rounded to one, by half of it at most.
          expect(Math.max(0, ...offMs)).toBeLessThan(1 / 48 + 0.001);
          expect(samples.map((s) => s.bytes.at(-1))).toEqual(expected.map((f) => f.bytes.at(-1)));
          expect(samples.every((s) => s.isKey)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells a player how to decode it before anything else', async () => {
    const file = await made([[placed('video', 0, 5), placed('audio', 0, 6)]]);
    const { isFastStart, tracks } = readMovie(file ?? new Uint8Array());
    expect(isFastStart).toBe(true);
    const [picture, sound] = tracks;
    expect(picture).toMatchObject({ type: 'video', codec: 'avc1.42c01f', width: 1280, height: 720 });
    expect(sound).toMatchObject({ type: 'audio', codec: 'mp4a.40.2' });
    const units = [MADE_SPS, MADE_PPS, madeSlice(1, 5)].flatMap((u) => [0, 0, 0, u.length, ...u]);
    expect([...(picture?.samples[0]?.bytes ?? [])]).toEqual(units);
    expect(sound?.samples[0]?.bytes).toEqual(madeSound(1, 6));
  });

  it('decodes what lies before its beginning, and shows what begins later later', async () => {
    const [picture, sound] = await tracksOf([
      ...[-2, -1, 0, 1].map((i) => placed('video', i * FRAME, 1)),
      ...[1, 2].map((i) => placed('audio', 900 + i * SOUND, 2)),
    ]);
    expect(times(picture)).toEqual([-67, -33, 0, 33]);
    expect(times(sound)).toEqual([31, 53]);
  });

  it('keeps a hole as long as it was, and lets the last frame last as long as most', async () => {
    const [picture, sound] = await tracksOf(
      [0, 1, 2, 300].map((i) => placed('video', i * FRAME, 1)),
      [0, 1, 2, 3, 470].map((i) => placed('audio', i * SOUND, 2)),
    );
    expect(times(picture)).toEqual([0, 33, 67, 10_000]);
    expect(picture?.samples.map((s) => Math.round(s.durationMs))).toEqual([33, 33, 9933, 33]);
    expect(times(sound)).toEqual([0, 21, 43, 64, 10_027]);
    expect(sound?.samples.at(-1)?.durationMs).toBeCloseTo(1024 / 48, 5);
  });

  it('shows frames that are decoded in another order at their own time', async () => {
    const order = [0, 3, 1, 2, 6, 4, 5];
    const [picture] = await tracksOf(order.map((i, n) => placed('video', (i + 1) * FRAME, 1, 1, n * FRAME)));
    expect(times(picture)).toEqual(order.map((i) => Math.round(((i + 1) * FRAME) / 90)));
  });

  it('moves a frame that comes too early behind the one before it', async () => {
    const [picture] = await tracksOf([0, 1, 0, 2].map((i) => placed('video', i * FRAME, 1)));
    expect(times(picture)).toEqual([0, 33, 33, 67]);
    expect(picture?.samples.every((s) => s.durationMs > 0)).toBe(true);
  });

  it('leaves out what cannot be read, and counts what went in', () => {
    const broken: PlacedFrame = { kind: 'audio', pts: 0, dts: 0, bytes: Buffer.from('none') };
    const movie = new Movie();
    movie.add([placed('video', 0, 1), broken, placed('audio', 0, 1)], 0, new Sink());
    expect(movie.count).toEqual({ video: 1, audio: 1 });
  });

  it('is none without a frame that tells how to decode it', async () => {
    const bare: PlacedFrame = { kind: 'video', pts: 0, dts: 0, bytes: Buffer.from('0000000141aabb', 'hex') };
    expect(await made([[bare]])).toBeNull();
    expect(await made([])).toBeNull();
  });

  it('finds samples behind four gigabytes', () => {
    const FAR = 5 * 2 ** 30;
    const movie = new Movie();
    movie.add([placed('video', 0, 1)], FAR, new Sink());
    const head = Buffer.from(movie.finish([], CREATED, FAR, new Sink()) ?? []);
    expect(head.readBigUInt64BE(head.indexOf('co64') + 12)).toBe(BigInt(FAR));
  });

  it('lasts longer than 32 bits can count', async () => {
    const half = 12 * 3600 * 90_000;
    const file = Buffer.from((await made([[0, 1, 2].map((i) => placed('video', i * half, 1))])) ?? []);
    const VERSION_1 = 1;
    for (const [type, before] of [
      ['mvhd', 24],
      ['tkhd', 28],
      ['mdhd', 24],
    ] as const) {
      const header = file.subarray(file.indexOf(type) + 4);
      expect([header[0], header.readBigUInt64BE(before)]).toEqual([VERSION_1, BigInt(3 * half)]);
    }
    const edits = file.subarray(file.indexOf('elst') + 4);
    expect([edits[0], edits.readBigUInt64BE(8), edits.readBigInt64BE(16)]).toEqual([VERSION_1, BigInt(3 * half), 0n]);
  });
});

describe('the file of a movie', () => {
  const frames = [Array.from({ length: 50 }, (_, i) => placed('video', i * FRAME, 1))];

  it('has its head before its samples exactly where there is room', async () => {
    const bytes = async (room: number): Promise<number | undefined> => (await made(frames, { room }))?.length;
    const least = 32 + 16 + 50 * 165;
    let head = 700;
    while ((await bytes(head)) === undefined) head++;
    expect(await bytes(head)).toBe(head + least);
    for (let less = 1; less < 8; less++) expect(await bytes(head + less)).toBeUndefined();
    expect(await bytes(head + 8)).toBe(head + 8 + least);
    expect(readMovie((await made(frames, { room: head + 8 })) ?? new Uint8Array()).tracks[0]?.samples).toHaveLength(50);
  });

  it('can have it at its end instead: then what is in boxes that are full does not change when more comes', async () => {
    const chapters = [{ startMs: 0, endMs: 1666, title: '14:00' }];
    const second = (n: number): readonly PlacedFrame[] => [
      placed('video', n * 90_000, 1 + n),
      placed('audio', n * 90_000, 99),
    ];
    const seconds = (count: number) => Array.from({ length: count }, (_, n) => second(n));
    const [short, long] = [
      await made(seconds(45), { headLast: true }),
      await made(seconds(66), { headLast: true, chapters }),
    ];
    if (!short || !long) throw new Error('there is no file');
    const file = new HeadLastFile(await files.create('/growing.mp4'), 1000);
    const movie = new Movie();
    for (const frames of seconds(45)) {
      const samples = await file.next();
      movie.add(frames, file.at, samples);
      file.append(samples);
    }
    const settled = await file.settledBytes();
    expect(settled).toBeGreaterThan(40 * 300);
    for (const whole of [short, long]) {
      const growing = (await files.read('/growing.mp4')).subarray(0, settled);
      expect(Buffer.compare(growing, whole.subarray(0, settled))).toBe(0);
    }
    const { isFastStart, tracks } = readMovie(long);
    expect(isFastStart).toBe(false);
    const pictures = tracks.find((t) => t.type === 'video')?.samples ?? [];
    expect(pictures.map((s) => s.bytes.at(-1))).toEqual(Array.from({ length: 66 }, (_, n) => n + 1));
    expect(tracks.find((t) => t.type === 'audio')?.samples).toHaveLength(66);
  });

  it('fails with what the disk said, even of a write that nobody waited for', async () => {
    const failed = made([...frames, ...frames, ...frames], { room: 10 });
    files.refuse = () => 'ENOSPC';
    await expect(failed).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('has chapters for players of either kind', async () => {
    const chapters = [
      { startMs: 0, endMs: 1000, title: '14:00' },
      { startMs: 1000, endMs: 1666, title: 'Gap 14:00:01–14:00:05' },
    ];
    const file = Buffer.from((await made(frames, { chapters })) ?? []);
    const titles = readMovie(file).tracks.find((t) => t.type !== 'video')?.samples ?? [];
    expect(titles.map((s) => [s.atMs, s.durationMs])).toEqual([
      [0, 1000],
      [1000, 666],
    ]);
    const texts = titles.map(({ bytes }) => Buffer.from(bytes).toString('utf8', 2, 2 + (bytes[1] ?? 0)));
    expect(texts).toEqual(chapters.map((c) => c.title));
    const nero = file.subarray(file.indexOf('chpl') + 4);
    expect(nero[8]).toBe(2);
    expect(nero.readBigUInt64BE(9)).toBe(0n);
    expect(nero.toString('utf8', 18, 18 + (nero[17] ?? 0))).toBe('14:00');
    expect(nero.readBigUInt64BE(18 + 5)).toBe(10_000_000n);
  });
});
