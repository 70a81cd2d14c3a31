import { afterEach, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import { profileSchema } from '../../../shared/settings/capture.ts';
import { CaptureRoom, smallSettings, smallTrack, TEST_SOURCES } from '../../support/capture-room.ts';
import { commandLinesWith } from '../../support/process-list.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';

let room: CaptureRoom;

afterEach(() => room.close());

it('judges good, silent and missing sources, and leaves a recording that runs alone', async () => {
  const profile = profileSchema.parse({
    name: 'Lecture',
    tracks: [smallTrack('camera', 'pattern', 'tone'), smallTrack('second', 'camera', 'microphone')],
  });
  room = await CaptureRoom.open(
    smallSettings({
      sources: [
        ...(TEST_SOURCES ?? []),
        { id: 'camera', label: 'Camera', kind: 'camera', device: '/dev/nothing-here' },
        { id: 'microphone', label: 'Microphone', kind: 'microphone', device: 'hw:nothing-here' },
      ],
      profiles: [{ name: 'Alone', tracks: [smallTrack('camera', 'pattern', 'tone')] }, profile],
    }),
  );
  const { id, window } = await room.recordFor(8, 'Alone');
  await room.sleepUntil(plus(window.start, 1000));
  const { judgements, proposal } = await room.recorder.trials.rehearse(profile);

  // A busy PC may be told of as well; here it is about the sources.
  const codes = judgements.map((j) => j.faults.map((f) => f.code).filter((code) => code !== 'pc-too-slow'));
  expect(judgements.map((j, i) => [j.sourceId, j.of, j.verdict === 'failed', codes[i]])).toEqual([
    ['pattern', 'picture', false, []],
    ['tone', 'sound', false, []],
    ['camera', 'picture', true, ['source-missing']],
    ['microphone', 'sound', true, ['source-missing']],
  ]);
  expect(judgements[0]?.fps).toBeGreaterThan(25);
  expect(judgements[1]?.peakDb).toBeGreaterThan(-10);
  const isBusy = judgements.some((j) => j.faults.some((f) => f.code === 'pc-too-slow'));
  expect(proposal !== null).toBe(isBusy);

  const { tracks, gaps } = await room.captured(id);
  expect(gaps).toEqual([]);
  expect(judge(await readTestPattern(tracks[0]?.file ?? ''), window, 30)).toMatchObject({ frames: 240, missing: 0 });
  await expect.poll(() => commandLinesWith(room.dir)).toEqual([]);
  await expect.poll(() => room.files.list(`${room.dir}/rings`)).toEqual([]);
});
