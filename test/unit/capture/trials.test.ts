import { describe, expect, it } from 'vitest';
import { listenArgs } from '../../../electron/capture/argv/listen.ts';
import { loadArgs } from '../../../electron/capture/argv/probe-load.ts';
import { fittingProfile, lighterProfile } from '../../../electron/capture/lighter.ts';
import { profileSchema, sourceSchema, trackSchema } from '../../../shared/settings/capture.ts';

const track = trackSchema.parse({ id: 'camera', label: 'Camera', video: 'camera', audio: 'mic', preset: 'veryfast' });
const profile = profileSchema.parse({ name: 'Lecture', tracks: [track] });

describe('the load of a profile', () => {
  it('is measured with the very size, rate and encoder of a track', () => {
    const args = loadArgs({ ...track, fps: 25 }, 'nvenc').join(' ');
    expect(args).toContain('testsrc2=s=1920x1080:r=25:d=4');
    expect(args).toContain('-c:v h264_nvenc');
    expect(args).toMatch(/-f null -$/);
  });

  it.each([
    [1.2, { preset: 'superfast', height: 1080 }],
    [1.9, { preset: 'ultrafast', height: 1080 }],
    [4, { preset: 'ultrafast', height: 720 }],
    [18, { preset: 'ultrafast', height: 360, fps: 30 }],
  ])('of %f is answered by the first lighter one that fits', (load, expected) => {
    expect(fittingProfile(profile, load, 0.85)?.tracks[0]).toMatchObject(expected);
  });

  it('can be too much whatever is taken away', () => {
    expect(fittingProfile(profile, 1000, 0.85)).toBeNull();
    const sound = { ...profile, tracks: [{ ...track, video: null }] };
    expect(lighterProfile(sound)).toBeNull();
  });
});

it('a moment of listening opens the input as a recording does, and prints levels', () => {
  const microphone = sourceSchema.parse({ id: 'mic', label: 'Mic', kind: 'microphone', device: 'hw:CARD=Yeti,DEV=0' });
  const args = listenArgs(microphone, 'linux').join(' ');
  expect(args).toContain('-f alsa -i hw:CARD=Yeti,DEV=0 -t 2');
  expect(args).toContain("ametadata=mode=print:file='pipe\\:1'");
});
