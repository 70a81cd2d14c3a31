import { afterEach, beforeEach, expect, it } from 'vitest';
import { GrowingFiles } from '../../../electron/capture/growing/growing-files.ts';
import { plus, type Instant } from '../../../shared/domain/instant.ts';
import type { RecordingId, UploadTokenId } from '../../../shared/domain/ids.ts';
import { awaited } from '../../support/awaited.ts';
import { CaptureRoom } from '../../support/capture-room.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { readMovie } from '../../support/read-movie.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

/** How far a source may be behind. */
const LAG_MS = 4000;
const LOOK_MS = 1000;

let room: CaptureRoom;
let growing: GrowingFiles;

beforeEach(async () => {
  room = await CaptureRoom.open();
  const { clock, files, ledger } = room;
  const always = { isWanted: () => true, isDiskSlow: () => false, lagMs: LAG_MS, lookEveryMs: LOOK_MS };
  growing = new GrowingFiles({ clock, files, ledger, log: quietLog, ...always });
  growing.start();
});

afterEach(async () => {
  await growing.stop();
  await room.close();
});

/** Resolves when there is more than there was at this instant. */
const grownSince = (at: Instant): Promise<void> => {
  const grown = new Promise<void>((resolve) => {
    const stop = growing.onGrown(() => {
      if (room.clock.now() < at) return;
      stop();
      resolve();
    });
  });
  return awaited(grown, () => `the file has ${growing.of('rec-1' as RecordingId)[0]?.bytes} bytes`);
};

it('is what the finished file begins with, through a pause and a lost source', async () => {
  const { id, window: planned } = await room.recordFor(90);
  await room.sleepUntil(plus(planned.start, 3300));
  await room.kill('pattern');
  await room.delivering('pattern');
  await room.sleepUntil(plus(room.clock.now(), 1000));
  const from = room.clock.now();
  room.ledger.tell(id, { type: 'paused', from });
  room.recorder.reconsider(id);
  await room.sleepUntil(plus(from, 2000));
  const resumedAt = room.clock.now();
  room.ledger.tell(id, { type: 'resumed', from: resumedAt });
  room.recorder.reconsider(id);
  // What a look adds by then was captured after the pause.
  await grownSince(plus(resumedAt, LAG_MS + 2 * LOOK_MS));

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
  const window = room.endSoon(id);
  const { tracks, gaps } = await room.captured(id);

  const finished = tracks[0]?.file ?? '';
  expect(gaps.map((g) => g.cause)).toContain('paused');
  expect(await room.files.growingHash(finished).upTo(bytes)).toBe(sha256);
  expect(readMovie(await room.files.read(finished)).isFastStart).toBe(false);
  expect(await room.files.list(`${room.dir}/${id}/growing`)).toEqual([]);
  const { frames } = await readTestPattern(finished);
  // The file has what follows the pause where the pause began.
  const after = frames.filter((f) => f.atMs > from - window.start);
  const judged = judge({ frames: after, toneStartsMs: [] }, window, 30);
  expect(judged).toMatchObject({ missing: 0, repeated: 0, unreadable: 0 });
  expect(after.length).toBeGreaterThan((LAG_MS * 30) / 1000);
});
