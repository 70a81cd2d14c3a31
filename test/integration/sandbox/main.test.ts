import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('runs as a command: one line of JSON, served until it is stopped, its state left in its folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-main-'));
  const args = ['--import', 'tsx', 'test/sandbox/main.ts', '--port', '0', '--dir', dir];
  const child = spawn(process.execPath, [...args, '--scenario', 'test/sandbox/scenarios/lecture.json'], { cwd: root });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const paired = JSON.parse(line) as Record<string, string>;
    expect(paired).toMatchObject({ partnerId: 1_234_567, hashType: 'SHA256', resourceId: 562_931 });
    expect(paired['token']).toMatch(/^[0-9a-f]{32}$/);
    const answer = await fetch(`${paired['url']}/api_v3/service/system/action/ping?format=1`);
    expect(await answer.json()).toBe(true);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await readdir(dir)).toEqual(['state.json']);
  } finally {
    child.kill('SIGKILL');
    await rm(dir, { recursive: true });
  }
});
