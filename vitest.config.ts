import { defineConfig } from 'vitest/config';

/** A second, which is what it would be, is no time on a computer with more to do. */
const expect = { poll: { timeout: 30_000 } };

/**
 * `unit` is pure and quick; `integration` and `crash` run real ffmpeg and real loopback servers and wait for real seconds
 * most of the time: a few files at a time, which leaves capture the CPU that it needs, and limits that only a hang reaches.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          setupFiles: ['test/support/no-bugs.ts', 'test/support/tell-awaited.ts'],
          expect,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          setupFiles: ['test/support/no-bugs.ts', 'test/support/tell-awaited.ts'],
          expect,
          testTimeout: 240_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
