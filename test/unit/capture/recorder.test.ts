import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import { plus, type Span } from '../../../shared/domain/instant.ts';
import { at } from '../../support/occurrences.ts';
import { StagedCapture, twoTracks } from '../../support/staged-capture.ts';

const window: Span = { start: at('14:00'), end: at('14:01') };
const PERIOD_MS = 1000 / 30;

let room: StagedCapture;

beforeEach(() => {
  room = new StagedCapture();
});

/** Places of the pictures of an unbroken file of so many seconds. */
const unbroken = (seconds: number): readonly number[] =>
  Array.from({ length: seconds * 30 }, (_, i) => Math.round(i * PERIOD_MS));

const sources = (): readonly string[] => room.ffmpeg.sources.map((s) => s.sourceId).sort();

describe('a recording by the schedule', () => {
  it('opens its sources when it is armed, begins and ends by itself, and is joined', async () => {
    const id = await room.record(window);
    expect(room.recording(id).state).toBe('arming');
    expect(sources()).toEqual(['camera', 'screen']);
    await room.passUntil('14:00:05');
    expect(room.recording(id).state).toBe('capturing');
    await room.passUntil('14:01:02');
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
    for (const track of ['camera', 'screen']) expect(room.pictures(track)).toEqual(unbroken(60));
    expect(room.story(id).filter((t) => !t.startsWith('part-') && t !== 'observed')).toEqual([
      ...['recording-opened', 'arming-began', 'capture-began', 'joining-began', 'captured'],
    ]);
    // Nothing runs and nothing is left but the files.
    expect(room.ffmpeg.running).toEqual([]);
    expect(await room.files.list('/rings')).toEqual([]);
    expect(await room.files.list('/recordings/rec-1')).toEqual([
      expect.stringMatching(/camera\.mp4$/),
      expect.stringMatching(/screen\.mp4$/),
    ]);
  });

  it('takes what is there when it is opened late', async () => {
    await room.passUntil('14:00:20');
    const id = await room.record(window);
    await room.passUntil('14:01:02');
    const gap = { start: at('14:00'), end: at('14:00:20'), cause: 'late' };
    expect(room.recording(id)).toMatchObject({
      gaps: [
        { ...gap, trackId: 'camera' },
        { ...gap, trackId: 'screen' },
      ],
    });
    expect(room.pictures('camera')).toEqual(unbroken(40));
  });

  it('follows an end that is moved, without touching a source', async () => {
    const id = await room.record(window);
    await room.passUntil('14:00:50');
    await room.tell(id, { type: 'window-moved', window: { ...window, end: at('14:01:30') }, by: 'schedule' });
    await room.passUntil('14:01:32');
    expect(room.recording(id).state).toBe('captured');
    expect(room.pictures('camera')).toEqual(unbroken(90));
    expect(room.ffmpeg.sources).toHaveLength(2);
  });

  it('leaves nothing behind when it is cancelled while it waits', async () => {
    const id = await room.record(window);
    await room.pass(5);
    await room.tell(id, { type: 'cancelled', because: [] });
    expect(room.ffmpeg.running).toEqual([]);
    expect(await room.files.list('/rings')).toEqual([]);
    expect(room.recording(id).state).toBe('cancelled');
  });
});

describe('the operator', () => {
  const stop = (id: RecordingId): Promise<void> => room.tell(id, { type: 'stopped', stoppedAt: room.clock.now() });

  it('stops, undoes it and goes on without a lost frame', async () => {
    room.settings = twoTracks({ undoStopSeconds: 30 });
    const id = await room.record(window);
    await room.passUntil('14:00:20');
    await stop(id);
    await room.passUntil('14:00:40');
    expect(room.recording(id).state).toBe('capturing');
    await room.tell(id, { type: 'stop-undone' });
    await room.passUntil('14:01:02');
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
    expect(room.pictures('camera')).toEqual(unbroken(60));
    expect(room.ffmpeg.sources).toHaveLength(2);
  });

  it('ends it early for good once the stop cannot be undone any more', async () => {
    room.settings = twoTracks({ undoStopSeconds: 10 });
    const id = await room.record(window);
    await room.passUntil('14:00:20');
    await stop(id);
    await room.passUntil('14:00:29');
    expect(room.recording(id).state).toBe('capturing');
    await room.passUntil('14:00:32');
    expect(room.recording(id).state).toBe('captured');
    expect(room.pictures('camera')).toEqual(unbroken(20));
  });

  it.each([
    ['wipes', false],
    ['keeps', true],
  ])('pauses: the file leaves it out, and the disk %s it as the settings say', async (_what, keepPausedSpans) => {
    room.settings = twoTracks({ keepPausedSpans });
    const id = await room.record(window);
    await room.passUntil('14:00:20');
    await room.tell(id, { type: 'paused', from: room.clock.now() });
    expect(room.recording(id).state).toBe('paused');
    await room.passUntil('14:00:30');
    await room.tell(id, { type: 'resumed', from: room.clock.now() });
    await room.passUntil('14:00:50');
    const taken = await room.files.list('/recordings/rec-1/segments/camera/picture');
    const kept = (
      await Promise.all(taken.map((run) => room.files.list(`/recordings/rec-1/segments/camera/picture/${run}`)))
    )
      .flat()
      .filter((name) => Number(name.split('-')[0]) >= at('14:00:20') && Number(name.split('-')[0]) < at('14:00:30'));
    expect(kept).toHaveLength(keepPausedSpans ? 10 : 0);
    await room.passUntil('14:01:02');
    expect(room.recording(id)).toMatchObject({
      gaps: ['camera', 'screen'].map((trackId) => ({
        trackId,
        start: at('14:00:20'),
        end: at('14:00:30'),
        cause: 'paused',
      })),
    });
    expect(room.pictures('camera')).toEqual(unbroken(50));
    // What is kept is a file of its own, which is no track and so never uploaded.
    expect(room.pictures('camera off the record')).toEqual(keepPausedSpans ? unbroken(10) : []);
    const { tracks } = room.recording(id) as { tracks: readonly { file: string }[] };
    expect(tracks.filter((t) => t.file.includes('off the record'))).toEqual([]);
  });

  it('pauses, goes on, extends and stops: one file of what was wanted', async () => {
    room.settings = twoTracks({ undoStopSeconds: 5 });
    const id = await room.record(window);
    await room.passUntil('14:00:10');
    await room.tell(id, { type: 'paused', from: room.clock.now() });
    await room.passUntil('14:00:20');
    await room.tell(id, { type: 'resumed', from: room.clock.now() });
    await room.tell(id, { type: 'window-moved', window: { ...window, end: at('14:02') }, by: 'operator' });
    await room.passUntil('14:01:40');
    await stop(id);
    await room.passUntil('14:01:47');
    expect(room.recording(id).state).toBe('captured');
    expect(room.pictures('screen')).toEqual(unbroken(90));
    expect(room.ffmpeg.sources).toHaveLength(2);
  });

  it('keeps what was before the press of start', async () => {
    room.settings = twoTracks({ prerollSeconds: 20 });
    await room.record({ start: at('14:10'), end: at('14:11') });
    await room.pass(25);
    const now = room.clock.now();
    const id = await room.record({ start: plus(now, -15_000), end: plus(now, 10_000) }, { id: 'rec-2' });
    await room.pass(12);
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
    expect(room.pictures('camera')).toEqual(unbroken(25));
  });

  it('cancels a recording under way: its sources are free at once', async () => {
    const id = await room.record(window);
    await room.passUntil('14:00:20');
    await room.tell(id, { type: 'cancelled', because: [] });
    expect(room.ffmpeg.running).toEqual([]);
  });
});
