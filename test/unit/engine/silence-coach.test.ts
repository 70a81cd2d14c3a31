import { beforeEach, expect, it } from 'vitest';
import { SilenceCoach } from '../../../electron/engine/silence-coach.ts';
import { SettingsStore } from '../../../electron/settings/settings-store.ts';
import type { HeardInput } from '../../../shared/domain/heard-input.ts';
import type { SourceView } from '../../../shared/ipc/snapshot.ts';
import { captureSchema } from '../../../shared/settings/capture.ts';
import { defaultSettings } from '../../../shared/settings/settings.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { stagedSnapshot } from '../../support/staged-snapshot.ts';

const ROOM_MIC: HeardInput = { sourceId: null, device: 'alsa_input.room', label: 'Room microphone', peakDb: -18 };

let clock: FakeClock;
let sources: readonly SourceView[];
let heard: readonly HeardInput[];
let listened: number;
let followed: number;
let settings: SettingsStore;
let coach: SilenceCoach;

/** The lectern's microphone, silent or not. */
const lectern = (isSilent: boolean): SourceView[] =>
  stagedSnapshot()
    .sources.filter((s) => s.id === 'mic')
    .map((s) => ({ ...s, alarms: isSilent ? ['silence'] : [] }));

beforeEach(() => {
  clock = new FakeClock(at('14:00'));
  [sources, heard, listened, followed] = [lectern(true), [ROOM_MIC], 0, 0];
  settings = new SettingsStore(
    { load: () => null, save: () => undefined, setAside: () => '' },
    { path: '', load: () => null },
  );
  const track = (id: string, audio: string | null) => ({ id, label: id, video: 'camera', audio });
  settings.change({
    capture: {
      ...defaultSettings().capture,
      ...captureSchema.parse({
        sources: [
          { id: 'camera', label: 'Camera', kind: 'camera', device: 'c' },
          { id: 'mic', label: 'Lectern microphone', kind: 'microphone', device: 'm' },
        ],
        profiles: [{ name: 'Lecture', tracks: [track('a', 'mic'), track('b', null), track('c', 'mic')] }],
      }),
    },
  });
  const recorder = {
    vitals: () => ({ sources, levels: [], captures: new Map(), faults: [] }),
    followSound: () => void (followed += 1),
    trials: {
      listen: () => {
        listened += 1;
        return Promise.resolve(heard);
      },
    },
  };
  coach = new SilenceCoach({ clock, log: quietLog, settings, recorder });
});

it('listens once when a microphone falls silent, and names the loudest other input', async () => {
  heard = [
    { sourceId: 'mic', device: 'm', label: 'Lectern microphone', peakDb: -10 },
    { sourceId: null, device: 'x', label: 'Quiet', peakDb: -70 },
    { sourceId: null, device: 'y', label: 'Locked', peakDb: null },
    ROOM_MIC,
  ];
  coach.look();
  coach.look();
  await clock.advance(1000);
  coach.look();
  expect([listened, coach.otherThan('mic')?.label]).toEqual([1, 'Room microphone']);
  expect(coach.otherThan('camera')).toBeNull();
  await clock.advance(60_000);
  coach.look();
  expect(listened).toBe(2);
});

it('forgets it when the microphone is heard again', async () => {
  coach.look();
  await clock.advance(0);
  sources = lectern(false);
  coach.look();
  expect(coach.otherThan('mic')).toBeNull();
});

it('names none where none has a signal', async () => {
  heard = [{ ...ROOM_MIC, peakDb: -63 }];
  coach.look();
  await clock.advance(0);
  expect(coach.otherThan('mic')).toBeNull();
});

it('switches every track over, with a source for the input, and tells the recordings', () => {
  coach.switchSound('mic', ROOM_MIC);
  const { profiles, sources: all } = settings.get().capture;
  expect(profiles[0]?.tracks.map((t) => t.audio)).toEqual(['microphone-1', null, 'microphone-1']);
  expect(all.at(-1)).toMatchObject({ id: 'microphone-1', label: 'Room microphone', device: 'alsa_input.room' });
  expect(followed).toBe(1);
  coach.switchSound('microphone-1', { sourceId: 'mic', device: 'm', label: 'Lectern microphone' });
  expect(settings.get().capture.profiles[0]?.tracks.map((t) => t.audio)).toEqual(['mic', null, 'mic']);
  expect(settings.get().capture.sources).toHaveLength(3);
  expect(() => coach.switchSound('gone', ROOM_MIC)).toThrow('no such source');
});
