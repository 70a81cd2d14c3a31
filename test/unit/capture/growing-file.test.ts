import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GrowingFile } from '../../../electron/capture/growing/growing-file.ts';
import { Claims, type ClaimedSegment } from '../../../electron/capture/join/claims.ts';
import { bothOf, inSequence, isNeeded } from '../../../electron/capture/join/gaps.ts';
import { Mux } from '../../../electron/capture/join/mux.ts';
import { keptSpans, Timeline } from '../../../electron/capture/join/timeline.ts';
import type { Strand } from '../../../electron/capture/track-specs.ts';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { fromUnixSeconds, plus, type Instant } from '../../../shared/domain/instant.ts';
import type { RecordingFrame } from '../../../shared/domain/recording.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { madeSegment, type MadeFrame } from '../../support/made-packets.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { frame } from '../../support/occurrences.ts';

const BASE = 1_795_230_000;
const START = fromUnixSeconds(BASE);
const TICKS_PER_MS = 90;
const DIR = '/recordings/rec-1';
const CAMERA = 'camera' as TrackId;
const SECONDS = 40;
const after = (ms: number): Instant => plus(START, ms);
const { signal } = new AbortController();

/** What the recorder may have taken: a second of each strand after the other, with some missing, and sound beside the beat. */
const taken = fc.record({
  picture: fc.array(fc.boolean(), { minLength: SECONDS, maxLength: SECONDS }),
  /** Lengths; null: missing. */
  sound: fc.array(fc.option(fc.integer({ min: 500, max: 1500 }), { nil: null }), {
    minLength: SECONDS,
    maxLength: SECONDS,
  }),
  soundLateMs: fc.integer({ min: -400, max: 400 }),
});

const history = fc.record({
  pause: fc.option(fc.tuple(fc.nat({ max: 33_000 }), fc.integer({ min: 1, max: 4000 })), { nil: null }),
  stoppedAfterMs: fc.option(fc.integer({ min: 34_000, max: 40_000 }), { nil: null }),
  looks: fc.uniqueArray(fc.integer({ min: 2000, max: 35_999 }), { maxLength: 6 }).map((at) => at.sort((a, b) => a - b)),
});

async function lay(files: MemoryFiles, strand: Strand, startMs: number, lengthMs: number): Promise<void> {
  const kind = strand === 'picture' ? 'video' : 'audio';
  const ticks = (i: number): number => (startMs + i * 250) * TICKS_PER_MS;
  const frames: readonly MadeFrame[] = [0, 1, 2, 3].map((i) => ({ kind, packets: 1 + i, ticks: ticks(i) }));
  const file = `/ring/${strand}-${startMs}.ts`;
  const bytes = madeSegment(frames);
  await files.put(file, bytes);
  const segment = {
    file,
    baseSeconds: BASE,
    start: after(startMs),
    end: after(startMs + lengthMs),
    bytes: bytes.length,
  };
  await new Claims(files, DIR).take(CAMERA, strand, segment, null);
}

/** The finished file of everything that was taken. */
async function joined(files: MemoryFiles, recording: RecordingFrame): Promise<Uint8Array> {
  const kept = keptSpans(recording);
  const claims = new Claims(files, DIR);
  const needed = async (strand: Strand): Promise<readonly ClaimedSegment[]> =>
    inSequence(await claims.list(CAMERA, strand)).filter((s) => isNeeded(s, kept));
  const segments = bothOf(await needed('picture'), await needed('sound'));
  const timeline = new Timeline(kept, START);
  const job = { track: 'Camera', segments, timeline, output: '/out.mp4', chapters: [], origin: START, headLast: true };
  await new Mux(files, new FakeClock(START), false).write(job, signal);
  return files.read('/out.mp4');
}

let grown = 0;

it('is what the finished file begins with, whenever it was looked at and whatever came later', async () => {
  await fc.assert(
    fc.asyncProperty(taken, history, async ({ picture, sound, soundLateMs }, { pause, stoppedAfterMs, looks }) => {
      fc.pre(picture.some((is, i) => is && i > 0 && i < 30));
      const files = new MemoryFiles();
      const clock = new FakeClock(START);
      clock.sleep = () => Promise.resolve();
      const whole = { window: { start: START, end: after(SECONDS * 1000) }, dir: DIR, trackIds: [CAMERA] };
      const pauses = pause === null ? [] : [{ start: after(pause[0]), end: after(pause[0] + pause[1]) }];
      const stoppedAt = stoppedAfterMs === null ? null : after(stoppedAfterMs);
      const growing = await GrowingFile.begin({ files, clock }, { dir: DIR }, CAMERA);
      for (let second = 0; second < SECONDS; second++) {
        const soundMs = sound[second] ?? null;
        if (picture[second]) await lay(files, 'picture', second * 1000, 1000);
        if (soundMs !== null) await lay(files, 'sound', second * 1000 + soundLateMs, soundMs);
        for (const lookAt of looks.filter((at) => Math.floor(at / 1000) === second)) {
          const known = pauses.filter((p) => p.start <= after(lookAt));
          await growing.grow(frame({ ...whole, pauses: known }), after(lookAt - 2000), signal);
        }
      }
      const finished = frame({ ...whole, pauses, stoppedAt });
      fc.pre(keptSpans(finished).length > 0);
      const file = await joined(files, finished).catch(() => null);
      fc.pre(file !== null);
      const begun = (await files.read(growing.path)).subarray(0, growing.bytes);
      grown += Number(begun.length > 0);
      expect(Buffer.compare(begun, (file ?? begun).subarray(0, begun.length))).toBe(0);
      await growing.close();
    }),
    { numRuns: 200 },
  );
  expect(grown).toBeGreaterThan(50);
});
