import { afterEach, beforeEach, expect, it } from 'vitest';
import { CaptureRoom, smallSettings, smallTrack, TEST_SOURCES } from '../../support/capture-room.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';
import { startDisplay, type VirtualDisplay } from '../../support/virtual-display.ts';

let display: VirtualDisplay;
let room: CaptureRoom;

beforeEach(async () => {
  display = await startDisplay();
  room = await CaptureRoom.open(
    smallSettings({
      sources: [...(TEST_SOURCES ?? []), { id: 'screen', label: 'Screen', kind: 'screen', device: display.name }],
      profiles: [
        { name: 'Lecture', tracks: [smallTrack('camera', 'pattern', 'tone'), smallTrack('screen', 'screen', null)] },
      ],
    }),
  );
});

afterEach(async () => {
  await room.close();
  await display.stop();
});

it('records test pattern and screen exactly for the window, as verified files', async () => {
  const { id, window } = await room.recordFor(6);
  const { tracks, gaps } = await room.captured(id);

  expect(gaps).toEqual([]);
  expect(tracks.map((t) => [t.trackId, t.hasVideo, t.hasAudio, t.start, t.end])).toEqual([
    ['camera', true, true, window.start, window.end],
    ['screen', true, false, window.start, window.end],
  ]);
  const camera = judge(await readTestPattern(tracks[0]?.file ?? ''), window, 30);
  expect(camera).toMatchObject({ frames: 180, missing: 0, repeated: 0, unreadable: 0 });
  expect(Math.abs(camera.startErrorMs)).toBeLessThanOrEqual(34);
  expect(Math.abs(camera.endErrorMs)).toBeLessThanOrEqual(34);
  expect(Math.abs(camera.avOffsetMs ?? NaN)).toBeLessThanOrEqual(40);
  // Its pieces are wiped soon after it is told as captured.
  const names = tracks.map((t) => t.file.split('/').at(-1)).sort();
  await expect.poll(() => room.files.list(room.recording(id).dir)).toEqual(names);
});
