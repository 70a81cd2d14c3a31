import { afterEach, beforeEach, expect, it } from 'vitest';
import { CaptureRoom } from '../../support/capture-room.ts';
import { feedSettings, serveStory, type ServedStream } from '../../support/served-stream.ts';

/** Moving and loud, then black and silent, moving and loud, frozen, moving: each long enough to be noticed. */
const STORY = [
  ['testsrc2=s=320x180:r=30:d=5', 'sine=d=5'],
  ['color=c=black:s=320x180:r=30:d=12', 'anullsrc=r=44100:cl=mono,atrim=duration=12'],
  ['testsrc2=s=320x180:r=30:d=6', 'sine=d=6'],
  ['smptebars=s=320x180:r=30:d=10', 'sine=d=10'],
  ['testsrc2=s=320x180:r=30:d=30', 'sine=d=30'],
] as const;

let stream: ServedStream;
let room: CaptureRoom;

beforeEach(async () => {
  stream = await serveStory(STORY);
  room = await CaptureRoom.open(feedSettings(stream));
});

afterEach(async () => {
  await room.close();
  await stream.close();
});

it('raises and clears silence, black and freeze, and shows levels and previews meanwhile', async () => {
  room.record(room.windowIn(2000, 300));
  const alarms = (): readonly string[] => room.recorder.vitals().sources[0]?.alarms ?? [];
  const level = (): number => room.recorder.vitals().levels[0]?.peakDb[0] ?? NaN;

  await room.when(() => level() > -30);
  expect(alarms()).toEqual([]);
  await room.when(() => alarms().includes('black') && alarms().includes('digital-silence'));
  expect(level()).toBe(-120);
  await room.when(() => alarms().length === 0);
  await room.when(() => alarms().includes('frozen'));
  expect(alarms()).toEqual(['frozen']);
  await room.when(() => alarms().length === 0);

  const [source] = room.recorder.vitals().sources;
  expect(source).toMatchObject({ state: 'running', kind: 'network' });
  expect(source?.fps).toBeGreaterThan(20);
  expect(source?.previewRevision).toBeGreaterThan(10);
  const jpeg = await room.recorder.preview('feed' as never);
  expect([...(jpeg ?? []).slice(0, 2)]).toEqual([0xff, 0xd8]);
});
