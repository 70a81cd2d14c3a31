import { expect, it } from 'vitest';
import { SOUND_FILTER } from '../../../electron/capture/argv/ring.ts';
import { pulseErrors } from '../../support/drifting-sound.ts';

const SECONDS = 300;

it.each([-500, 500])('stretches the sound of a card that is off by %i parts in a million', async (ppm) => {
  const errors = await pulseErrors({ ppm, seconds: SECONDS }, SOUND_FILTER);
  expect(errors.length).toBeGreaterThan(SECONDS - 5);
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(40);
});

it('would run off without: what the test above measures is there', async () => {
  const errors = await pulseErrors({ ppm: 500, seconds: SECONDS }, 'anull');
  expect(Math.abs(errors.at(-1) ?? 0)).toBeGreaterThan(100);
});
