import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { plus } from '../../shared/domain/instant.ts';
import { closing } from '../support/closing.ts';
import { CrashingCapture } from '../support/crashing-capture.ts';
import { judge, readTestPattern } from '../support/test-pattern.ts';

const id = 'rec-1' as RecordingId;

let crashing: CrashingCapture;

beforeEach(async () => {
  crashing = closing(await CrashingCapture.ready());
});

it('goes on with a recording after a crash, and keeps what its processes recorded while it was away', async () => {
  const { start } = await crashing.record(60);
  await crashing.sleepUntil(plus(start, 3300));
  await crashing.crash();
  await crashing.sleepUntil(plus(start, 6000));

  const room = closing(crashing.successor());
  expect(room.recording(id).state).toBe('capturing');
  const backAt = room.clock.now();
  await room.recorder.recover();
  await room.delivering('pattern', 'tone');
  const window = room.endSoon(id);
  const { tracks, gaps } = await room.captured(id);

  expect(gaps.map((g) => [g.trackId, g.cause, g.only]).sort()).toEqual([
    ['camera', 'restart', 'picture'],
    ['camera', 'restart', 'sound'],
  ]);
  const gap = gaps.find((g) => g.only === 'picture');
  // Lectern was dead from 3.3 s on until it was back; only the change of processes after that is missing.
  expect((gap?.start ?? 0) - backAt).toBeGreaterThanOrEqual(-500);
  expect(tracks.map((t) => [t.start, t.end])).toEqual([[window.start, window.end]]);
  const seen = judge(await readTestPattern(tracks[0]?.file ?? ''), window, 30);
  const wholeMs = window.end - window.start;
  expect(seen.frames).toBe(Math.round(((wholeMs - ((gap?.end ?? 0) - (gap?.start ?? 0))) * 30) / 1000));
  await expect.poll(() => room.files.list(join(room.dir, 'rings'))).toEqual([]);
});

it('joins after a crash what is there when the window is over', async () => {
  const window = await crashing.record(5);
  await crashing.sleepUntil(plus(window.start, 2500));
  await crashing.crash();
  await crashing.sleepUntil(plus(window.end, 2000));

  const room = closing(crashing.successor());
  await room.recorder.recover();
  const { tracks, gaps } = await room.captured(id);

  expect(gaps).toEqual([]);
  const seen = judge(await readTestPattern(tracks[0]?.file ?? ''), window, 30);
  expect(seen).toMatchObject({ frames: 150, missing: 0, repeated: 0 });
});
