import { afterEach, beforeEach, expect, it } from 'vitest';
import { GrowingFiles } from '../../../electron/capture/growing/growing-files.ts';
import { plus } from '../../../shared/domain/instant.ts';
import type { RecordingId, UploadTokenId } from '../../../shared/domain/ids.ts';
import { CaptureRoom } from '../../support/capture-room.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { readMovie } from '../../support/read-movie.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: CaptureRoom;
let growing: GrowingFiles;

beforeEach(async () => {
  room = await CaptureRoom.open();
  const { clock, files, ledger } = room;
  const always = { isWanted: () => true, isDiskSlow: () => false, lagMs: 4000, lookEveryMs: 1000 };
  growing = new GrowingFiles({ clock, files, ledger, log: quietLog, ...always });
  growing.start();
});

afterEach(async () => {
  await growing.stop();
  await room.close();
});

/** Resolves when something has grown. */
const grown = (id: RecordingId): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (growing.of(id).every((track) => track.bytes === 0)) return;
      stop();
      resolve();
    };
    const stop = growing.onGrown(look);
    look();
  });

it('is what the finished file begins with, through a pause and a lost source', async () => {
  const window = room.windowIn(3000, 24);
  const id = room.record(window);
  await room.sleepUntil(plus(window.start, 3300));
  const [pid] = await room.ringPids('pattern');
  process.kill(pid ?? 0, 'SIGKILL');
  await room.sleepUntil(plus(window.start, 8000));
  room.ledger.tell(id, { type: 'paused', from: room.clock.now() });
  room.recorder.reconsider(id);
  await room.sleepUntil(plus(window.start, 10_000));
  room.ledger.tell(id, { type: 'resumed', from: room.clock.now() });
  room.recorder.reconsider(id);
  await grown(id);

  const [track] = growing.of(id);
  if (!track) throw new Error('nothing has grown');
  const { trackId, file, bytes } = track;
  const sha256 = await room.files.growingHash(file).upTo(bytes);
  room.ledger.tell(
    id,
    { type: 'token-asked', trackId, fileName: 'a.mp4' },
    { type: 'token-made', trackId, tokenId: '1_a' as UploadTokenId },
    { type: 'start-promised', trackId, bytes, sha256 },
  );
  const { tracks, gaps } = await room.captured(id);

  const finished = tracks[0]?.file ?? '';
  expect(gaps.map((g) => g.cause)).toContain('paused');
  expect(await room.files.growingHash(finished).upTo(bytes)).toBe(sha256);
  expect(readMovie(await room.files.read(finished)).isFastStart).toBe(false);
  expect(await room.files.list(`${room.dir}/${id}/growing`)).toEqual([]);
  const { frames } = await readTestPattern(finished);
  const last = { frames: frames.filter((f) => f.atMs > 13_000), toneStartsMs: [] };
  const judged = judge(last, { start: plus(window.start, 15_000), end: window.end }, 30);
  expect(judged).toMatchObject({ missing: 0, repeated: 0, unreadable: 0 });
});
