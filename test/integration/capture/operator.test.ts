import { afterEach, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import type { Track } from '../../../shared/domain/recording.ts';
import { CaptureRoom, smallSettings } from '../../support/capture-room.ts';
import { judge, readTestPattern, type Judged } from '../../support/test-pattern.ts';

let room: CaptureRoom;

afterEach(() => room.close());

const judged = async (track: Track | undefined, window: { start: number; end: number }): Promise<Judged> =>
  judge(await readTestPattern(track?.file ?? ''), window, 30);

const WITHIN_A_FRAME = 34;
/** The test source stamps its frames evenly, up to half a frame from the truth: seen beside a start between two frames. */
const HALF_A_FRAME = 17;

it('goes on after an undone stop without a lost frame', async () => {
  room = await CaptureRoom.open(smallSettings({ undoStopSeconds: 30 }));
  const { id, window } = await room.recordFor(8);
  await room.sleepUntil(plus(window.start, 2300));
  room.ledger.tell(id, { type: 'stopped', stoppedAt: room.clock.now() });
  room.recorder.reconsider(id);
  await room.sleepUntil(plus(window.start, 4200));
  room.ledger.tell(id, { type: 'stop-undone' });
  room.recorder.reconsider(id);
  const { tracks, gaps } = await room.captured(id);

  expect(gaps).toEqual([]);
  expect(await judged(tracks[0], window)).toMatchObject({ frames: 240, missing: 0, repeated: 0, unreadable: 0 });
});

it('ends at the very frame of an early stop, once it cannot be undone any more', async () => {
  room = await CaptureRoom.open(smallSettings({ undoStopSeconds: 2 }));
  const { id, window } = await room.recordFor(60);
  const stoppedAt = plus(window.start, 3500);
  await room.sleepUntil(stoppedAt);
  room.ledger.tell(id, { type: 'stopped', stoppedAt });
  room.recorder.reconsider(id);
  const { tracks, gaps } = await room.captured(id);

  expect(gaps).toEqual([]);
  const seen = await judged(tracks[0], { start: window.start, end: stoppedAt });
  expect(seen).toMatchObject({ frames: 105, missing: 0, repeated: 0 });
  expect(Math.abs(seen.endErrorMs)).toBeLessThanOrEqual(WITHIN_A_FRAME);
});

it('leaves out what is off the record, and wipes it from the disk', async () => {
  room = await CaptureRoom.open();
  const { id, window } = await room.recordFor(9);
  const [from, until] = [plus(window.start, 2400), plus(window.start, 5700)];
  await room.sleepUntil(from);
  room.ledger.tell(id, { type: 'paused', from });
  room.recorder.reconsider(id);
  await room.sleepUntil(until);
  room.ledger.tell(id, { type: 'resumed', from: until });
  room.recorder.reconsider(id);
  const { tracks, gaps } = await room.captured(id);

  // 2.4 s before the pause; 3 s after it, since it ends at the next whole second.
  const end = plus(window.start, 6000);
  expect(gaps).toEqual([{ trackId: 'camera', start: from, end, cause: 'paused' }]);
  const pattern = await readTestPattern(tracks[0]?.file ?? '');
  expect(judge(pattern, window, 30)).toMatchObject({ frames: 72 + 90, missing: 108, repeated: 0 });
  expect(pattern.frames[72]?.atMs).toBeCloseTo(2400, 0);
  expect(Math.abs((await judged(tracks[0], window)).avOffsetMs ?? NaN)).toBeLessThanOrEqual(40);
});

it('keeps what was before the press of start when the sources were armed', async () => {
  room = await CaptureRoom.open(smallSettings({ prerollSeconds: 10 }));
  const armed = await room.armed();
  await room.sleepUntil(room.wholeSecondIn(4000));
  // Pressed at any moment: the file begins there, not at a key frame.
  const start = plus(room.wholeSecondIn(0), -3 * 1000 - 433);
  const window = { start, end: plus(room.wholeSecondIn(0), 2000) };
  const { tracks, gaps } = await room.captured(room.record(window));

  expect(gaps).toEqual([]);
  const seen = await judged(tracks[0], window);
  expect(seen).toMatchObject({ missing: 0, repeated: 0, unreadable: 0 });
  expect(Math.abs(seen.startErrorMs)).toBeLessThanOrEqual(WITHIN_A_FRAME + HALF_A_FRAME);
  expect(Math.abs(seen.endErrorMs)).toBeLessThanOrEqual(WITHIN_A_FRAME);
  expect(room.recording(armed).state).toBe('arming');
});

it('shares a running source between two events without a gap, both complete', async () => {
  room = await CaptureRoom.open();
  const { id, window: first } = await room.recordFor(5);
  const second = { start: first.end, end: plus(first.end, 5000) };
  const [one, two] = await Promise.all([room.captured(id), room.captured(room.record(second))]);

  const seenFirst = await judged(one?.tracks[0], first);
  const seenSecond = await judged(two?.tracks[0], second);
  expect(seenFirst).toMatchObject({ frames: 150, missing: 0, repeated: 0 });
  expect(seenSecond).toMatchObject({ frames: 150, missing: 0, repeated: 0 });
  expect(Math.abs(seenSecond.startErrorMs)).toBeLessThanOrEqual(WITHIN_A_FRAME);
  // Sources are closed soon after the recording is told as captured.
  await expect.poll(() => room.files.list(`${room.dir}/rings`)).toEqual([]);
});

it('follows an end that is moved while it records', async () => {
  room = await CaptureRoom.open();
  const { id, window } = await room.recordFor(4);
  await room.sleepUntil(plus(window.start, 1000));
  const longer = { start: window.start, end: plus(window.end, 3000) };
  room.move(id, longer);
  const { tracks } = await room.captured(id);

  expect(await judged(tracks[0], longer)).toMatchObject({ frames: 210, missing: 0, repeated: 0 });
});
