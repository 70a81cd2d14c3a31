/** Ten years in seconds: `max_relative_time`. Values up to here, either way, are offsets from now. */
const maxRelativeTimeSeconds = 315_360_000;

/**
 * A time-typed value as the server takes it: offsets from now between minus and plus ten years (0 is now), except -1,
 * which stays; an empty text is the epoch. In and out: unix seconds.
 */
export function absoluteTime(text: string, now: number): number {
  if (text === '') return 0;
  const value = Math.trunc(Number(/^\s*[+-]?\d+/.exec(text)?.[0] ?? 0));
  const relative = value !== -1 && Math.abs(value) <= maxRelativeTimeSeconds;
  return relative ? now + value : value;
}
