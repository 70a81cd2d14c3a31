/** Median, 99th percentile (nearest rank) and maximum of a set of measurements, rounded to a tenth. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The spread of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => tenth(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** Rounded to one place. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
