const FIRST_MS = 1000;
const GROWTH = 1.5;
const LONGEST_MS = 15_000;
const JITTER = 0.2;

/**
 * How long to wait after `failures` tries in a row that failed (1 and more): from 1 s, half as long again each time, up
 * to 15 s, shortened or lengthened by up to a fifth so that rooms do not all come back at once. `uniform` is in [0, 1).
 */
export function retryWaitMs(failures: number, uniform: number): number {
  const plain = FIRST_MS * GROWTH ** Math.min(failures - 1, 20);
  const jittered = Math.min(plain, LONGEST_MS) * (1 - JITTER + 2 * JITTER * uniform);
  return Math.round(Math.min(jittered, LONGEST_MS));
}
