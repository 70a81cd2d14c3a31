import { expect, test } from 'vitest';
import { installedAsLocked } from '../../../scripts/setup/installed.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/@libsql/darwin-arm64': { version: '0.5.29', integrity: 'sha512-b', optional: true },
  },
};

test.each([
  [
    'as locked, without the packages for other platforms',
    { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } },
    true,
  ],
  ['a package is missing', {}, false],
  ['another version', { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } }, false],
  ['the same version with other content', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } }, false],
  [
    'an optional package of another version',
    {
      'node_modules/zod': lock.packages['node_modules/zod'],
      'node_modules/@libsql/darwin-arm64': { version: '0.5.1' },
    },
    false,
  ],
])('%s', (_, packages, expected) => {
  expect(installedAsLocked(lock, { packages })).toBe(expected);
});
