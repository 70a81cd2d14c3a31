import { onTestFinished } from 'vitest';

/** Gives what it is given, to be closed when the test is over: what was opened last comes first. */
export function closing<T extends { close(): Promise<void> }>(opened: T): T {
  onTestFinished(() => opened.close());
  return opened;
}
