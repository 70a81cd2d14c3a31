import { SOUND_FILTER } from '../../electron/capture/argv/ring.ts';
import { pulseErrors } from '../support/drifting-sound.ts';
import { spreadOf } from './spread.ts';

const SECONDS = 2 * 3600;
/** Worse than sound cards are: most are within 100. */
const PPM = [-300, 300];

/**
 * How far sound runs off in two hours when the sound card's clock is off, beside pictures that go by the wall clock: every
 * second of two hours, through the filter that recordings use, faster than real time. And how far it would run off without.
 */
export async function drift(): Promise<Record<string, unknown>> {
  const errors: number[] = [];
  for (const ppm of PPM) errors.push(...(await pulseErrors({ ppm, seconds: SECONDS }, SOUND_FILTER)));
  const worstPpm = Math.max(...PPM.map(Math.abs));
  return {
    bench: 'drift',
    hours: SECONDS / 3600,
    ppm: PPM,
    n: errors.length,
    driftMs: spreadOf(errors.map(Math.abs)),
    uncorrectedMs: (SECONDS * worstPpm) / 1000,
  };
}
