import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Mux } from '../../../electron/capture/join/mux.ts';
import type { MuxSegment } from '../../../electron/capture/join/placing.ts';
import { Timeline } from '../../../electron/capture/join/timeline.ts';
import { fromUnixSeconds, plus } from '../../../shared/domain/instant.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { madeSegment, type MadeFrame } from '../../support/made-packets.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { readMovie } from '../../support/read-movie.ts';

const BASE = 1_795_230_000;
const START = fromUnixSeconds(BASE);
const TICKS = 90_000;
const OUTPUT = '/out.mp4';

let files: MemoryFiles;
let clock: FakeClock;
beforeEach(() => {
  files = new MemoryFiles();
  clock = new FakeClock(START);
});

const pictures = (second: number, fps: number): readonly MadeFrame[] =>
  Array.from({ length: fps }, (_, i) => ({
    ...{ kind: 'video' as const, packets: 1 },
    ticks: second * TICKS + Math.round((i * TICKS) / fps),
  }));

/** A second of pictures on the disk. */
async function laid(second: number, fps = 30): Promise<MuxSegment> {
  const file = `/${second}.ts`;
  const bytes = madeSegment(pictures(second, fps));
  await files.put(file, bytes);
  const start = plus(START, second * 1000);
  return { file, baseSeconds: BASE, start, end: plus(start, 1000), bytes: bytes.length };
}

function write(segments: readonly MuxSegment[], signal = new AbortController().signal, background = false) {
  const timeline = new Timeline([{ start: START, end: plus(START, 3_600_000) }], START);
  const job = { track: 'Camera', segments, timeline, output: OUTPUT, chapters: [], origin: START };
  return new Mux(files, clock, background).write(job, signal);
}

const samplesOf = async () => readMovie(await files.read(OUTPUT)).tracks[0]?.samples ?? [];

describe('writing a track', () => {
  it('puts every frame of every segment at its moment, and says so', async () => {
    const count = await write([await laid(0), await laid(1), await laid(5)]);
    expect(count).toMatchObject({ video: 90, audio: 0, firstVideoMs: 0 });
    expect(count.lastVideoMs).toBeCloseTo(5966.67, 1);
    const samples = await samplesOf();
    expect(samples.map((s) => Math.round(s.atMs)).slice(59, 62)).toEqual([1967, 5000, 5033]);
  });

  it('is done again with more room where the head needs more than was kept for it', async () => {
    const segments = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((second) => laid(second, 1500)));
    const create = vi.spyOn(files, 'create');
    expect(await write(segments)).toMatchObject({ video: 12_000 });
    expect(readMovie(await files.read(OUTPUT)).isFastStart).toBe(true);
    expect(await samplesOf()).toHaveLength(12_000);
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('makes way for capture after each segment when it is told to', async () => {
    let done = false;
    const writing = write([await laid(0), await laid(1)], undefined, true).then(() => (done = true));
    await clock.advance(0);
    expect(done).toBe(false);
    await clock.advance(1000);
    await writing;
    expect(await samplesOf()).toHaveLength(60);
  });

  it('ends with the reason of an abort', async () => {
    const aborting = new AbortController();
    const writing = write([await laid(0)], aborting.signal);
    aborting.abort(new Error('closing'));
    await expect(writing).rejects.toThrow('closing');
  });

  const faultOf = (writing: Promise<unknown>): Promise<unknown> =>
    writing.then(
      () => null,
      (e: unknown) => (e instanceof FaultError ? e.fault : e),
    );

  it('says what is wrong with what it was given, and what the disk said', async () => {
    const segment = await laid(0);
    await files.put('/none.ts', new Uint8Array());
    expect(await faultOf(write([{ ...segment, file: '/none.ts' }]))).toMatchObject({
      ...{ code: 'join-failed', params: { track: 'Camera' } },
      detail: 'Error: The frames are not H.264 and AAC that can be decoded',
    });
    files.refuse = () => 'ENOSPC';
    expect(await faultOf(write([segment]))).toMatchObject({ code: 'disk-full', params: { folder: '/' } });
  });
});
