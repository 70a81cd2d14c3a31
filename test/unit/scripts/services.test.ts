import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withoutStartingServices } from '../../../scripts/setup/services.mjs';

let folder: string;
let policy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-policy-'));
  policy = join(folder, 'policy-rc.d');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('packages may start nothing while they are installed, and nothing of that is left', async () => {
  const during = await withoutStartingServices(() => {
    expect(statSync(policy).mode & 0o111).toBe(0o111);
    return Promise.resolve(readFileSync(policy, 'utf8'));
  }, policy);
  expect(during).toContain('exit 101');
  expect(existsSync(policy)).toBe(false);
});

test('nor when the installation fails', async () => {
  const failing = withoutStartingServices(() => Promise.reject(new Error('apt')), policy);
  await expect(failing).rejects.toThrow('apt');
  expect(existsSync(policy)).toBe(false);
});

test("the computer's own policy stays as it is", async () => {
  writeFileSync(policy, '#!/bin/sh\nexit 0\n');
  await withoutStartingServices(() => Promise.resolve(), policy);
  expect(readFileSync(policy, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
});
