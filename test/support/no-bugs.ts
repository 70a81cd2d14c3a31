import { afterEach } from 'vitest';
import { takeBugs } from '../sandbox/bugs.ts';

/* A bug of the sandbox fails the test in which it comes to light, by its own message. */
afterEach(() => {
  const [bug] = takeBugs();
  if (bug !== undefined) throw bug as Error;
});
