import { expect, it } from 'vitest';
import { captureOf } from '../../../renderer/views/pairing/capture-of.ts';
import { INTENTS } from '../../../shared/ipc/intents.ts';

const given = INTENTS.saveSources.args;
const camera = { kind: 'camera', device: '/dev/v4l/by-id/a', label: 'Lecturer camera' } as const;
const second = { kind: 'camera', device: '/dev/v4l/by-id/b', label: 'Audience camera' } as const;
const microphone = { kind: 'microphone', device: 'alsa_input.ceiling', label: 'Ceiling microphones' } as const;

it('makes each picture a track with the sound on it', () => {
  const { sources, profile } = given.parse(captureOf([camera, second], microphone));
  expect(sources.map((s) => [s.id, s.device])).toEqual([
    ['microphone', microphone.device],
    ['camera', camera.device],
    ['camera-2', second.device],
  ]);
  expect(profile.tracks.map((t) => [t.id, t.video, t.audio])).toEqual([
    ['camera', 'camera', 'microphone'],
    ['camera-2', 'camera-2', 'microphone'],
  ]);
});

it('can do without sound', () => {
  const { profile } = given.parse(captureOf([camera], null));
  expect(profile.tracks).toMatchObject([{ video: 'camera', audio: null }]);
});
