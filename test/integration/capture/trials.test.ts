import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import { profileSchema } from '../../../shared/settings/capture.ts';
import { CaptureRoom, smallSettings, smallTrack, TEST_SOURCES } from '../../support/capture-room.ts';

const run = promisify(execFile);
let room: CaptureRoom;

afterEach(() => room.close());

it('makes a test recording that plays, says what gave nothing, and leaves no file', async () => {
  room = await CaptureRoom.open(
    smallSettings({
      sources: [...(TEST_SOURCES ?? []), { id: 'gone', label: 'Gone', kind: 'camera', device: '/dev/v4l/by-id/gone' }],
    }),
  );
  const tracks = [smallTrack('camera', 'pattern', 'tone'), smallTrack('second', 'gone', null)];
  const made = await room.recorder.trials.test(profileSchema.parse({ name: 'Lecture', tracks }));

  expect(made?.faults.map((f) => f.code)).toEqual(['source-missing']);
  expect(made?.clips.map((c) => c.trackId)).toEqual(['camera']);
  expect(await room.files.list(room.dir)).not.toContain('rings.test');
  const file = join(room.dir, 'clip.mp4');
  await writeFile(file, made?.clips[0]?.bytes ?? new Uint8Array());
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', file]);
  const { streams } = JSON.parse(stdout) as { streams: { codec_type: string; start_time: string; duration: string }[] };
  expect(streams.map((s) => s.codec_type)).toEqual(['video', 'audio']);
  for (const { duration } of streams) expect(Number(duration)).toBeGreaterThan(9);
  expect(Math.abs(Number(streams[0]?.start_time) - Number(streams[1]?.start_time))).toBeLessThan(1.5);
});

it('hears which input has a signal, whether it is open or not', async () => {
  room = await CaptureRoom.open();
  room.plugged = [{ kind: 'microphone', device: 'hw:CARD=Nothing,DEV=0', label: 'Nothing' }];
  const heard = await room.recorder.trials.listen();
  expect(heard.map((h) => [h.label, h.sourceId, (h.peakDb ?? -999) > -20])).toEqual([
    ['Test pattern', 'pattern', true],
    ['Test tone', 'tone', true],
    ['Other pattern', 'other', true],
    ['Nothing', null, false],
  ]);
  expect(heard.at(-1)?.peakDb).toBeNull();
});

it('measures what a profile takes, but not while something is recorded', async () => {
  room = await CaptureRoom.open();
  const [profile] = room.settings.profiles;
  if (!profile) throw new Error('no profile');
  room.recorder.trials.show(profile);
  await room.when(() => room.recorder.vitals().sources.some((s) => s.state === 'running'));
  const measuring = room.recorder.trials.measure(profile, room.settings.sources, null);
  room.recorder.trials.show(profile);
  const measured = await measuring;
  expect(room.recorder.vitals().sources.map((s) => s.state)).toEqual(['idle', 'idle', 'idle']);
  expect(measured?.load).toBeGreaterThan(0);
  const pushed = await room.recorder.trials.measurePush(profile, { videoKbps: 150, height: 180 });
  expect(pushed?.load).toBeGreaterThan(0);
  room.record(room.windowIn(60_000, 5));
  expect(await room.recorder.trials.measure(profile, room.settings.sources, null)).toBeNull();
  expect(await room.recorder.trials.measurePush(profile, { videoKbps: 150, height: 180 })).toBeNull();
});

it('shows sources while it is asked to, and makes way for a recording', async () => {
  room = await CaptureRoom.open();
  room.recorder.trials.show(room.settings.profiles[0] ?? null);
  const states = (): readonly string[] => room.recorder.vitals().sources.map((s) => s.state);
  await room.when(() => states().every((s) => s === 'running'));
  const pid = await room.pidOf('pattern');
  room.record(room.windowIn(60_000, 5));
  await room.when(() => states().join() === 'running,running,idle');
  expect(await room.ringPids('pattern')).toEqual([pid]);
});

it('goes on with another microphone in a recording under way', async () => {
  room = await CaptureRoom.open();
  const { id, window: planned } = await room.recordFor(60);
  await room.sleepUntil(plus(planned.start, 4000));
  const tracks = [smallTrack('camera', 'pattern', 'other')];
  room.settings = smallSettings({ profiles: [{ name: 'Lecture', tracks }] });
  room.recorder.followSound();
  const states = (): readonly string[] => room.recorder.vitals().sources.map((s) => s.state);
  await room.when(() => states().join() === 'running,idle,running');
  const window = room.endSoon(id);
  const { gaps, tracks: made } = await room.captured(id);
  expect(made).toMatchObject([{ hasVideo: true, hasAudio: true, start: window.start, end: window.end }]);
  expect(gaps.every((g) => g.only === 'sound' && g.end - g.start < 8000)).toBe(true);
});
