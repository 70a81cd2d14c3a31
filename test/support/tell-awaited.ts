import { beforeEach } from 'vitest';
import { givenUp } from './awaited.ts';

/** A test that comes to its time limit says what it waited for. */
beforeEach(({ signal }) => {
  signal.addEventListener('abort', () => {
    for (const stand of givenUp()) console.error(`It waited, and this is how it stood: ${stand}`);
  });
});
