import { expect, test } from 'vitest';
import { Tally } from '../../../electron/capture/observe/tally.ts';
import type { Signal } from '../../../electron/capture/observe/source-watch.ts';
import type { TrackId } from '../../../shared/domain/ids.ts';

const camera = 'camera' as TrackId;

test('counts silence and black only of the time in which they could be told', () => {
  const tally = new Tally();
  tally.add(1000, { sound: null, isBlack: null });
  tally.add(1000, { sound: 'silent', isBlack: null });
  tally.add(2000, { sound: 'heard', isBlack: true });
  expect(tally.takeOut(camera)).toEqual({
    trackId: camera,
    heardMs: 3000,
    silentMs: 1000,
    seenMs: 2000,
    blackMs: 2000,
  });
  expect(tally.takeOut(camera)).toBeNull();
});

test('counts the beginning of silence as such once it is longer than a pause of speech', () => {
  const tally = new Tally();
  const silentMs = (...sounds: readonly Signal['sound'][]): number | undefined => {
    for (const sound of sounds) tally.add(1000, { sound, isBlack: null });
    return tally.takeOut(camera)?.silentMs;
  };
  expect(silentMs('heard', 'pause', 'silent', 'silent', 'heard')).toBe(3000);
  expect(silentMs('heard', 'pause', 'heard', 'pause', null, 'silent')).toBe(1000);
  expect(silentMs('heard', 'pause')).toBe(0);
  expect(silentMs('silent')).toBe(1000);
});
