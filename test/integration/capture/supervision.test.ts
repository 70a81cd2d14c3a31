import { afterEach, beforeEach, expect, it } from 'vitest';
import { gapReportName } from '../../../electron/capture/join/gap-report.ts';
import { plus, toIso } from '../../../shared/domain/instant.ts';
import { CaptureRoom, smallSettings, smallTrack } from '../../support/capture-room.ts';
import { chaptersIn } from '../../support/chapters-in.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: CaptureRoom;

beforeEach(async () => {
  room = await CaptureRoom.open(
    smallSettings({
      profiles: [
        { name: 'Lecture', tracks: [smallTrack('camera', 'pattern', 'tone'), smallTrack('second', 'other', null)] },
      ],
    }),
  );
});

afterEach(() => room.close());

it('marks a gap where a source died, and never stops the other', async () => {
  const { id, window: planned } = await room.recordFor(60);
  await room.sleepUntil(plus(planned.start, 3500));
  const diedAt = await room.kill('pattern');
  await room.delivering('pattern');
  const window = room.endSoon(id);
  const lastsMs = window.end - window.start;
  const { tracks, gaps } = await room.captured(id);

  expect(gaps.map((g) => [g.trackId, g.cause, g.only])).toEqual([['camera', 'source-lost', 'picture']]);
  const [gap] = gaps;
  const [camera, second] = await Promise.all(tracks.map(async (t) => readTestPattern(t.file)));
  if (!gap || !camera || !second) throw new Error('a track is missing');

  // Nothing but the last moments before the death is lost, and the file goes on at the right place.
  expect(gap.start).toBeGreaterThanOrEqual(diedAt - 1000);
  expect(gap.start).toBeLessThanOrEqual(diedAt + 100);
  expect(gap.end % 1000).toBe(0);
  const places = camera.frames.map((f) => f.atMs);
  expect(places[0]).toBeCloseTo(0, 0);
  expect(places.at(-1)).toBeCloseTo(lastsMs - 1000 / 30, 0);
  const before = places.filter((at) => at < gap.start - window.start - 1);
  expect(places[before.length]).toBeCloseTo(gap.end - window.start, 0);
  expect(Math.abs(judge(camera, window, 30).avOffsetMs ?? NaN)).toBeLessThanOrEqual(40);
  expect(judge(second, window, 30)).toMatchObject({ frames: (lastsMs * 30) / 1000, missing: 0, repeated: 0 });
  expect(room.recording(id).state).toBe('captured');

  // Who plays the file finds the gap as a chapter; who has the folder finds it in a report.
  const chapters = await chaptersIn(tracks[0]?.file ?? '');
  expect(chapters.map((c) => c.title.replace(/\d/g, '0'))).toEqual([
    '00:00:00',
    'No picture 00:00:00–00:00:00',
    '00:00:00',
  ]);
  expect(chapters[0]?.startMs).toBe(0);
  expect(chapters[1]?.startMs).toBeCloseTo(gap.start - window.start, 0);
  expect(chapters[2]?.startMs).toBeCloseTo(gap.end - window.start, 0);
  expect(await chaptersIn(tracks[1]?.file ?? '')).toEqual([]);
  // Its pieces are wiped soon after it is told as captured.
  const besideTracks = async (): Promise<readonly string[]> =>
    (await room.files.list(room.recording(id).dir)).filter((n) => !n.endsWith('.mp4'));
  await expect.poll(besideTracks).toEqual([expect.stringMatching(/camera\.gaps\.json$/)]);
  const report = JSON.parse(await room.files.readText(gapReportName(tracks[0]?.file ?? ''))) as { gaps: unknown[] };
  expect(report.gaps).toEqual([
    {
      ...{ start: toIso(gap.start), end: toIso(gap.end), lasts: (gap.end - gap.start) / 1000 },
      ...{ missing: 'picture', why: 'source-lost' },
    },
  ]);
});

it('keeps the picture when the sound is lost, and the other way round', async () => {
  room.settings = smallSettings({
    sources: [
      { id: 'pattern', label: 'Test pattern', kind: 'test' },
      { id: 'microphone', label: 'Microphone', kind: 'microphone', device: 'hw:nothing-here' },
      { id: 'camera', label: 'Camera', kind: 'camera', device: '/dev/nothing-here' },
      { id: 'tone', label: 'Test tone', kind: 'test' },
    ],
    profiles: [
      {
        name: 'Lecture',
        tracks: [smallTrack('silent', 'pattern', 'microphone'), smallTrack('dark', 'camera', 'tone')],
      },
    ],
  });
  const id = room.record(room.windowIn(60_000, 4));
  // A busy PC may be told of as well; here it is about the sources that do not open.
  const codes = (): readonly string[] =>
    room.recorder.vitals().faults.flatMap(({ fault: { code } }) => (code === 'pc-too-slow' ? [] : [code]));
  await room.when(() => codes().length === 2);
  expect(codes()).toEqual(['source-missing', 'source-missing']);
  await room.delivering('pattern', 'tone');
  const window = room.windowIn(500, 4);
  room.move(id, window);
  const { tracks, gaps } = await room.captured(id);

  expect(tracks.map((t) => [t.trackId, t.hasVideo, t.hasAudio])).toEqual([
    ['silent', true, false],
    ['dark', false, true],
  ]);
  expect(gaps).toEqual([
    { trackId: 'silent', ...window, cause: 'source-lost', only: 'sound' },
    { trackId: 'dark', ...window, cause: 'source-lost', only: 'picture' },
  ]);
  expect(judge(await readTestPattern(tracks[0]?.file ?? ''), window, 30)).toMatchObject({ frames: 120, missing: 0 });
});
