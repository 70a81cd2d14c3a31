import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/instant.ts';
import { at } from '../../support/occurrences.ts';
import { StagedCapture } from '../../support/staged-capture.ts';

const window: Span = { start: at('14:00'), end: at('14:01') };

let room: StagedCapture;
let id: RecordingId;

beforeEach(async () => {
  room = new StagedCapture();
  id = await room.record(window);
});

const gaps = (): unknown => {
  const recording = room.recording(id);
  return 'gaps' in recording ? recording.gaps : recording.state;
};

describe('a source', () => {
  it('that dies leaves a gap until its next run, and the other track goes on', async () => {
    await room.passUntil('14:00:20');
    const camera = room.source('camera');
    await camera.give(at('14:00:20') / 1000, false, 15);
    camera.end({ code: null, signal: 'SIGKILL' });
    await room.passUntil('14:01:02');
    // Half a second was on the disk; of that the last frame may be half written.
    expect(gaps()).toEqual([
      { trackId: 'camera', start: at('14:00:20') + 467, end: at('14:00:21'), cause: 'source-lost' },
    ]);
    expect(room.pictures('screen')).toHaveLength(1800);
    expect(room.pictures('camera')).toHaveLength(1800 - 16);
    const parts = room.factsOf(id).filter((f) => f.type === 'part-began' && f.trackId === 'camera');
    expect(parts).toHaveLength(2);
    expect(room.recording(id).state).toBe('captured');
  });

  it('that is away for long is opened again and again, and its file goes on at the right place', async () => {
    await room.passUntil('14:00:10');
    room.mute.add('camera');
    for (let i = 0; i < 4; i++) {
      room.source('camera').end({ code: 1 });
      await room.pass(10);
    }
    room.mute.delete('camera');
    await room.passUntil('14:01:02');
    expect(gaps()).toEqual([{ trackId: 'camera', start: at('14:00:10'), end: at('14:00:50'), cause: 'source-lost' }]);
    const pictures = room.pictures('camera');
    expect(pictures[300]).toBe(50_000);
    expect(pictures).toHaveLength(600);
  });

  it('is missed only when all are gone: the recording is interrupted, and goes on with the first that is back', async () => {
    await room.passUntil('14:00:10');
    for (const source of ['camera', 'screen']) room.mute.add(source);
    for (const source of room.ffmpeg.running) source.end({ code: 1 });
    await room.pass(1);
    expect(room.recording(id)).toMatchObject({ state: 'interrupted', resumeUntil: window.end });
    room.mute.delete('screen');
    await room.pass(3);
    expect(room.recording(id).state).toBe('capturing');
    await room.passUntil('14:01:25');
    expect(room.recording(id).state).toBe('captured');
  });

  it('that never gives anything leaves its track out, and the others are recorded', async () => {
    room.mute.add('camera');
    for (let i = 0; i < 10; i++) {
      room.ffmpeg.running.find((s) => s.sourceId === 'camera')?.end({ code: 1, stderrTail: 'No such device' });
      await room.pass(10);
    }
    expect(room.recording(id)).toMatchObject({
      tracks: [{ trackId: 'screen' }],
      gaps: [{ trackId: 'camera', ...window, cause: 'source-lost' }],
    });
  });
});

describe('joining', () => {
  it('is done again after it died or wrote nothing, and the segments stay until it is verified', async () => {
    room.failJoins(1);
    room.ffmpeg.unreadable = 1;
    await room.passUntil('14:01:02');
    expect(room.recording(id).state).toBe('joining');
    expect(await room.files.list('/recordings/rec-1/segments')).toEqual(['camera', 'screen']);
    await room.pass(15);
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
    expect(room.pictures('camera')).toHaveLength(1800);
    expect(await room.files.list('/recordings/rec-1/segments')).toEqual([]);
  });

  it('fails in the end with its reason, keeps everything, and can be done again', async () => {
    room.failJoins(4);
    await room.passUntil('14:02');
    expect(room.recording(id)).toMatchObject({ state: 'failed', stage: 'capture', fault: { code: 'join-failed' } });
    expect(await room.files.list('/recordings/rec-1/segments')).toEqual(['camera', 'screen']);
    await room.tell(id, { type: 'retried' });
    await room.pass(1);
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
  });

  it('says that the disk is full rather than fill it, and is done when there is room again', async () => {
    room.files.free = 1000;
    await room.passUntil('14:02');
    expect(room.recording(id)).toMatchObject({ state: 'failed', fault: { code: 'disk-full' } });
    expect(room.pictures('camera')).toEqual([]);
    room.files.free = Number.MAX_SAFE_INTEGER;
    await room.tell(id, { type: 'retried' });
    await room.pass(1);
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
  });

  it('is gone on with when Lectern is started again in the middle of it', async () => {
    room.failJoins(1);
    await room.passUntil('14:01:01');
    expect(room.recording(id).state).toBe('joining');
    await room.recorder.close();
    room.startAgain();
    await room.recorder.recover();
    await room.pass(1);
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
  });
});

describe('closing', () => {
  it('waits for a source that is slow to end, though its recording is over', async () => {
    const camera = room.source('camera');
    camera.obeys = ['SIGKILL'];
    await room.passUntil('14:01:02');
    expect(room.recording(id).state).toBe('captured');
    expect(camera.isOver).toBe(false);
    let isClosed = false;
    const closed = room.recorder.close().then(() => (isClosed = true));
    await room.clock.advance(0);
    expect(isClosed).toBe(false);
    await room.clock.advance(6000);
    await closed;
    expect(camera.isOver).toBe(true);
    expect(await room.files.list('/rings')).toEqual([]);
  });
});

describe('a disk', () => {
  it('that answers late is told of within ten seconds, and costs nothing of the recording', async () => {
    const slow = (): boolean => room.recorder.vitals().faults.some((f) => f.fault.code === 'disk-slow');
    let answer = (): void => undefined;
    await room.passUntil('14:00:10');
    expect(slow()).toBe(false);
    room.files.syncing = new Promise((resolve) => (answer = resolve));
    await room.pass(10);
    expect(slow()).toBe(true);
    await room.pass(20);
    room.files.syncing = Promise.resolve();
    answer();
    await room.pass(9);
    expect(slow()).toBe(true);
    await room.pass(2);
    expect(slow()).toBe(false);
    await room.passUntil('14:01:02');
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
    expect(room.pictures('camera')).toHaveLength(1800);
  });

  it('that never answers again does not keep the recording from its end', async () => {
    await room.passUntil('14:00:10');
    room.files.syncing = new Promise(() => undefined);
    await room.passUntil('14:01:02');
    expect(room.recorder.vitals().faults.map((f) => f.fault.code)).toEqual(['disk-slow']);
    expect(room.recording(id).state).toBe('joining');
    expect(await room.files.list('/recordings/rec-1/segments')).toEqual(['camera', 'screen']);
  });

  it('that takes nothing for a while costs what fell into it, and is told of meanwhile', async () => {
    await room.passUntil('14:00:10');
    room.files.refuse = (path) => (path.startsWith('/recordings') ? 'ENOSPC' : null);
    await room.pass(5);
    expect(room.recorder.vitals().faults.map((f) => f.fault.code)).toContain('disk-full');
    room.files.refuse = () => null;
    await room.passUntil('14:01:02');
    expect(room.recording(id).state).toBe('captured');
    expect(gaps()).toMatchObject([
      { trackId: 'camera', start: at('14:00:10'), end: at('14:00:15') },
      { trackId: 'screen', start: at('14:00:10'), end: at('14:00:15') },
    ]);
  });
});

describe('a clock', () => {
  it('that is set forward leaves a gap of what never was, and the end is where the clock says', async () => {
    await room.passUntil('14:00:20');
    room.clock.jump(10_000);
    await room.passUntil('14:01:02');
    expect(room.recording(id).state).toBe('captured');
    expect(gaps()).toMatchObject([
      { trackId: 'camera', start: at('14:00:20'), cause: 'clock-jump' },
      { trackId: 'screen', start: at('14:00:20'), cause: 'clock-jump' },
    ]);
    const pictures = room.pictures('camera');
    expect(pictures.at(-1)).toBe(Math.round(60_000 - 1000 / 30));
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  it('that is set back gives no moment twice, and the end is where the clock says', async () => {
    await room.passUntil('14:00:20');
    room.clock.jump(-10_000);
    await room.passUntil('14:00:59');
    expect(room.recording(id).state).toBe('capturing');
    await room.passUntil('14:01:02');
    expect(room.recording(id).state).toBe('captured');
    const pictures = room.pictures('camera');
    expect(pictures).toEqual([...pictures].sort((a, b) => a - b));
    expect(new Set(pictures).size).toBe(pictures.length);
    expect(pictures.at(-1)).toBe(Math.round(60_000 - 1000 / 30));
  });

  it('that is set back by hours while a recording is armed has it wait for its window', async () => {
    room.clock.jump(-3 * 3600 * 1000);
    await room.pass(40);
    expect(room.recording(id).state).toBe('arming');
    await room.passUntil('11:05:00');
    room.clock.jump(at('13:59:50') - room.clock.now());
    await room.passUntil('14:01:02');
    expect(room.recording(id)).toMatchObject({ state: 'captured', gaps: [] });
    expect(room.pictures('camera')).toHaveLength(1800);
  });

  it('that is put right by less than half a second changes nothing', async () => {
    await room.passUntil('14:00:20');
    room.clock.jump(300);
    await room.pass(5);
    expect(room.ffmpeg.sources).toHaveLength(2);
  });

  it('that stood still while the PC slept: every source is opened anew on resume', async () => {
    await room.passUntil('14:00:20');
    room.recorder.resumed();
    await room.pass(2);
    expect(room.ffmpeg.sources).toHaveLength(4);
    await room.passUntil('14:01:02');
    expect(room.recording(id).state).toBe('captured');
  });
});
