import { afterEach, beforeEach, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import type { Gap } from '../../../shared/domain/recording.ts';
import { CaptureRoom } from '../../support/capture-room.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: CaptureRoom;

beforeEach(async () => {
  room = await CaptureRoom.open();
});

afterEach(() => room.close());

const IN_SYNC_MS = 40;

it('joins three parts of picture and sound in sync, each frame at its own moment', async () => {
  const { id, window: planned } = await room.recordFor(60);
  await room.sleepUntil(plus(planned.start, 3300));
  await room.kill('pattern');
  await room.kill('tone');
  await room.delivering('pattern', 'tone');
  await room.sleepUntil(plus(room.clock.now(), 3000));
  await room.kill('pattern');
  await room.delivering('pattern');
  const window = room.endSoon(id);
  const { tracks, gaps } = await room.captured(id);

  const lost = (only: Gap['only']): readonly Gap[] => gaps.filter((g) => g.only === only);
  expect(lost('picture')).toHaveLength(2);
  expect(lost('sound')).toHaveLength(1);
  const pattern = await readTestPattern(tracks[0]?.file ?? '');
  const [first, second] = lost('picture').map((g) => [g.start - window.start, g.end - window.start] as const);
  if (!first || !second) throw new Error('two gaps are missing');
  // By the frames' own clock: of each part, sound is where its picture is, and the picture where it belongs.
  const parts = [
    [0, first[0]],
    [first[1], second[0]],
    [second[1], window.end - window.start],
  ] as const;
  for (const [fromMs, toMs] of parts) {
    const within = (at: number): boolean => at > fromMs - 1 && at < toMs - 1;
    const frames = pattern.frames.filter((f) => within(f.atMs));
    const part = { frames, toneStartsMs: pattern.toneStartsMs.filter(within) };
    const judged = judge(part, { start: window.start, end: plus(window.start, toMs) }, 30);
    expect(judged).toMatchObject({ missing: 0, repeated: 0, unreadable: 0 });
    expect(Math.abs(judged.startErrorMs)).toBeLessThanOrEqual(IN_SYNC_MS);
    expect(Math.abs(judged.avOffsetMs ?? Number.NaN)).toBeLessThanOrEqual(IN_SYNC_MS);
  }
});
