import { expect, test } from 'vitest';
import { Tally } from '../../../electron/capture/observe/tally.ts';
import type { TrackId } from '../../../shared/domain/ids.ts';

const camera = 'camera' as TrackId;

test('counts silence and black only of the time in which they could be told', () => {
  const tally = new Tally();
  tally.add(1000, { isSilent: null, isBlack: null });
  tally.add(1000, { isSilent: true, isBlack: null });
  tally.add(2000, { isSilent: false, isBlack: true });
  expect(tally.takeOut(camera)).toEqual({
    trackId: camera,
    heardMs: 3000,
    silentMs: 1000,
    seenMs: 2000,
    blackMs: 2000,
  });
  expect(tally.takeOut(camera)).toBeNull();
});
