import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { fromEpochMs, plus } from '../../shared/domain/instant.ts';
import { CaptureRoom, smallSettings } from '../support/capture-room.ts';
import { CrashingCapture } from '../support/crashing-capture.ts';
import { judge, readTestPattern } from '../support/test-pattern.ts';

const id = 'rec-1' as RecordingId;

it('goes on with a recording after a crash, and keeps what its processes recorded while it was away', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lectern-crash-'));
  const clockRoom = await CaptureRoom.open();
  const crashing = await CrashingCapture.ready(dir);
  const window = clockRoom.windowIn(6000, 14);
  crashing.record(window);
  await clockRoom.sleepUntil(plus(window.start, 3300));
  await crashing.crash();
  await clockRoom.sleepUntil(plus(window.start, 6000));
  await clockRoom.close();

  const room = new CaptureRoom(dir, smallSettings(), openSqliteJournal(join(dir, 'journal.db'), fromEpochMs(0)).store);
  expect(room.recording(id).state).toBe('capturing');
  await room.recorder.recover();
  const { tracks, gaps } = await room.captured(id);

  expect(gaps.map((g) => [g.trackId, g.cause, g.only]).sort()).toEqual([
    ['camera', 'restart', 'picture'],
    ['camera', 'restart', 'sound'],
  ]);
  const gap = gaps.find((g) => g.only === 'picture');
  // Lectern was dead from 3.3 to 6 s; only the change of processes after that is missing.
  expect((gap?.start ?? 0) - window.start).toBeGreaterThanOrEqual(5500);
  expect(tracks.map((t) => [t.start, t.end])).toEqual([[window.start, window.end]]);
  const seen = judge(await readTestPattern(tracks[0]?.file ?? ''), window, 30);
  expect(seen.frames).toBe(Math.round(((14_000 - ((gap?.end ?? 0) - (gap?.start ?? 0))) * 30) / 1000));
  expect(await room.files.list(join(dir, 'rings'))).toEqual([]);
  await room.close();
});

it('joins after a crash what is there when the window is over', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lectern-crash-'));
  const clockRoom = await CaptureRoom.open();
  const crashing = await CrashingCapture.ready(dir);
  const window = clockRoom.windowIn(6000, 5);
  crashing.record(window);
  await clockRoom.sleepUntil(plus(window.start, 2500));
  await crashing.crash();
  await clockRoom.sleepUntil(plus(window.end, 2000));
  await clockRoom.close();

  const room = new CaptureRoom(dir, smallSettings(), openSqliteJournal(join(dir, 'journal.db'), fromEpochMs(0)).store);
  await room.recorder.recover();
  const { tracks, gaps } = await room.captured(id);

  expect(gaps).toEqual([]);
  const seen = judge(await readTestPattern(tracks[0]?.file ?? ''), window, 30);
  expect(seen).toMatchObject({ frames: 150, missing: 0, repeated: 0 });
  await room.close();
});
