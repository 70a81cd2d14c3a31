import { beforeEach, expect, it } from 'vitest';
import { ProfileDesk } from '../../../electron/engine/profile-desk.ts';
import { SettingsStore } from '../../../electron/settings/settings-store.ts';
import type { LoadResult } from '../../../shared/domain/load-result.ts';
import { profileSchema, sourceSchema, type ProfileSettings } from '../../../shared/settings/capture.ts';
import { defaultSettings } from '../../../shared/settings/settings.ts';

const RATE = { videoKbps: 1500, height: 720 };
const camera = sourceSchema.parse({ id: 'camera', label: 'Camera', kind: 'camera', device: '/dev/video0' });
const old = sourceSchema.parse({ id: 'old', label: 'Old camera', kind: 'camera', device: '/dev/video9' });
const profileOf = (name: string, video: string, height = 1080): ProfileSettings =>
  profileSchema.parse({ name, tracks: [{ id: video, label: video, video, audio: null, height }] });

let settings: SettingsStore;
let desk: ProfileDesk;
let answer: LoadResult | null;
/** What was measured: the profile, the sources and whether a push is encoded along. */
let asked: unknown[];

beforeEach(() => {
  answer = { load: 0.6, fits: true, proposal: null };
  asked = [];
  const written = defaultSettings();
  written.capture.sources = [old];
  written.capture.profiles = [profileOf('Lecture', 'old'), profileOf('Hall', 'old')];
  written.live.lowerRate = RATE;
  settings = new SettingsStore(
    { load: () => written, save: () => undefined, setAside: () => '' },
    { path: '', load: () => null },
  );
  desk = new ProfileDesk(settings, {
    measure: ({ name }, sources, push) => {
      asked.push([name, sources.map((s) => s.id), push]);
      return Promise.resolve(answer);
    },
  });
});

const kept = () => settings.get().capture;

it('takes chosen sources and their profile in the place of all others, measured with a push', async () => {
  const given = { sources: [camera], profile: profileOf('Lecture', 'camera') };
  expect(await desk.saveSources(given)).toEqual({ saved: true, load: 0.6, proposal: null });
  expect(asked).toEqual([['Lecture', ['camera'], RATE]]);
  expect(kept()).toMatchObject({ sources: [camera], profiles: [given.profile] });
});

it('takes neither the sources nor the profile when this PC cannot sustain them, and hands on what should fit', async () => {
  const before = kept();
  const proposal = profileOf('Lecture', 'camera', 720);
  answer = { load: 1.3, fits: false, proposal };
  const given = { sources: [camera], profile: profileOf('Lecture', 'camera') };
  expect(await desk.saveSources(given)).toEqual({ saved: false, load: 1.3, proposal });
  expect(kept()).toEqual(before);
  answer = { load: 0.5, fits: true, proposal: null };
  await desk.saveSources({ ...given, profile: proposal });
  expect(kept().profiles).toEqual([proposal]);
});

it('takes them unmeasured while something is recorded', async () => {
  answer = null;
  const given = { sources: [camera], profile: profileOf('Lecture', 'camera') };
  expect(await desk.saveSources(given)).toEqual({ saved: true, load: null, proposal: null });
  expect(kept().sources).toEqual([camera]);
});

it.each([
  ['a source that is not there', [camera], profileOf('Lecture', 'old'), 'not set up'],
  ['two sources of one id', [camera, camera], profileOf('Lecture', 'camera'), 'same id'],
])('refuses %s before anything is measured', async (_, sources, profile, problem) => {
  await expect(desk.saveSources({ sources, profile })).rejects.toThrow(problem);
  expect(asked).toEqual([]);
  expect(kept().sources).toEqual([old]);
});

it('measures a changed profile with the push only if live events use it', async () => {
  await desk.save({ profile: profileOf('Small hall', 'old'), was: 'Hall' });
  await desk.save({ profile: profileOf('Lecture', 'old'), was: 'Lecture' });
  expect(asked).toEqual([
    ['Small hall', ['old'], null],
    ['Lecture', ['old'], RATE],
  ]);
  expect(kept().profiles.map((p) => p.name)).toEqual(['Lecture', 'Small hall']);
  await expect(desk.save({ profile: profileOf('Lecture', 'old'), was: 'Small hall' })).rejects.toThrow('already');
});
