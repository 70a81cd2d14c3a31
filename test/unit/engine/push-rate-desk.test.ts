import { beforeEach, expect, it } from 'vitest';
import { PushRateDesk } from '../../../electron/engine/push-rate-desk.ts';
import { SettingsStore } from '../../../electron/settings/settings-store.ts';
import type { PushLoadResult } from '../../../shared/domain/load-result.ts';
import { profileSchema } from '../../../shared/settings/capture.ts';
import { defaultSettings } from '../../../shared/settings/settings.ts';

const RATE = { videoKbps: 1500, height: 720 };
const LIGHTER = { videoKbps: 750, height: 360 };

let settings: SettingsStore;
let desk: PushRateDesk;
let measured: PushLoadResult | null;
/** Names of the profiles that were measured. */
let profiles: string[];

beforeEach(() => {
  measured = { load: 0.6, fits: true, proposal: null };
  profiles = [];
  const written = defaultSettings();
  const track = { id: 'camera', label: 'Camera', video: 'cam', audio: null };
  written.capture.profiles = ['Lecture', 'Hall'].map((name) => profileSchema.parse({ name, tracks: [track] }));
  written.capture.liveProfile = 'Hall';
  settings = new SettingsStore(
    { load: () => written, save: () => undefined, setAside: () => '' },
    { path: '', load: () => null },
  );
  desk = new PushRateDesk(settings, {
    measurePush: ({ name }) => {
      profiles.push(name);
      return Promise.resolve(measured);
    },
  });
});

const kept = () => settings.get().live.lowerRate;

it('keeps a rate that this PC sustains beside the profile of live events', async () => {
  expect(await desk.save({ rate: RATE })).toEqual({ saved: true, load: 0.6, proposal: null });
  expect(profiles).toEqual(['Hall']);
  expect(kept()).toEqual(RATE);
});

it('does not keep one that is too much, and hands on what should fit', async () => {
  measured = { load: 1.2, fits: false, proposal: LIGHTER };
  expect(await desk.save({ rate: RATE })).toEqual({ saved: false, load: 1.2, proposal: LIGHTER });
  expect(kept()).toBeNull();
});

it('does not keep one that cannot be measured, since something is recorded', async () => {
  measured = null;
  await expect(desk.save({ rate: RATE })).rejects.toThrow('cannot be measured');
  expect(kept()).toBeNull();
});

it("goes back to the recording's own stream without measuring", async () => {
  await desk.save({ rate: RATE });
  expect(await desk.save({ rate: null })).toEqual({ saved: true, load: null, proposal: null });
  expect(profiles).toHaveLength(1);
  expect(kept()).toBeNull();
});
