import { expect, it } from 'vitest';
import { captureOf } from '../../../renderer/views/pairing/capture-of.ts';
import { captureSchema } from '../../../shared/settings/capture.ts';

const camera = { kind: 'camera', device: '/dev/v4l/by-id/a', label: 'Lecturer camera' } as const;
const second = { kind: 'camera', device: '/dev/v4l/by-id/b', label: 'Audience camera' } as const;
const microphone = { kind: 'microphone', device: 'alsa_input.ceiling', label: 'Ceiling microphones' } as const;

it('makes each picture a track with the sound on it', () => {
  const capture = captureSchema.parse(captureOf([camera, second], microphone));
  expect(capture.sources.map((s) => [s.id, s.device])).toEqual([
    ['microphone', microphone.device],
    ['camera', camera.device],
    ['camera-2', second.device],
  ]);
  expect(capture.profiles[0]?.tracks.map((t) => [t.id, t.video, t.audio])).toEqual([
    ['camera', 'camera', 'microphone'],
    ['camera-2', 'camera-2', 'microphone'],
  ]);
});

it('can do without sound', () => {
  const capture = captureSchema.parse(captureOf([camera], null));
  expect(capture.profiles[0]?.tracks).toMatchObject([{ video: 'camera', audio: null }]);
});
