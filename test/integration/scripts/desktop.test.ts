import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';

/** Says where its desktop is and what its process id is, and stays. */
const TENANT = `
  const { DISPLAY, XAUTHORITY, DBUS_SESSION_BUS_ADDRESS } = process.env;
  console.log(JSON.stringify({ DISPLAY, XAUTHORITY, DBUS_SESSION_BUS_ADDRESS, pid: process.pid }));
  process.stdin.resume();
`;

interface Tenant {
  readonly DISPLAY: string;
  readonly XAUTHORITY: string;
  readonly DBUS_SESSION_BUS_ADDRESS: string;
  readonly pid: number;
}

const started: number[] = [];
afterEach(() => {
  for (const pid of started.splice(0)) if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
});

async function moveIn() {
  const runner = spawn(
    process.execPath,
    ['scripts/run.mjs', '--needs', 'own-display', process.execPath, '-e', TENANT],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(runner, 'exit');
  if (runner.pid !== undefined) started.push(runner.pid);
  for await (const line of createInterface({ input: runner.stdout })) {
    const tenant = JSON.parse(line) as Tenant;
    started.push(tenant.pid);
    return { runner, ended, tenant, display: displayOf(tenant) };
  }
  throw new Error('the command did not start');
}

/** Which display this is: its number goes to the next who starts one. Null when there is none. */
function displayOf({ DISPLAY }: Tenant): string | null {
  const socket = statSync(`/tmp/.X11-unix/X${DISPLAY.slice(1)}`, { throwIfNoEntry: false });
  return socket === undefined ? null : `${socket.ino} ${socket.ctimeMs}`;
}

/** What is there of a desktop. */
const traces = ({ display, tenant }: { readonly display: string | null; readonly tenant: Tenant }) => [
  ...(display !== null && displayOf(tenant) === display ? ['display'] : []),
  ...(existsSync(path.dirname(tenant.XAUTHORITY)) ? ['folder'] : []),
];

describe.runIf(process.platform === 'linux')('a desktop of its own', () => {
  test('differs for two at the same time, and is gone when its command has ended', async () => {
    const [one, other] = await Promise.all([moveIn(), moveIn()]);
    expect(one.tenant.DISPLAY).not.toBe(other.tenant.DISPLAY);
    expect(one.tenant.DBUS_SESSION_BUS_ADDRESS).not.toBe(other.tenant.DBUS_SESSION_BUS_ADDRESS);
    expect(traces(one)).toEqual(['display', 'folder']);

    one.runner.stdin.end();
    expect(await one.ended).toEqual([0, null]);
    expect(traces(one)).toEqual([]);
    expect(traces(other)).toEqual(['display', 'folder']);

    other.runner.stdin.end();
    await other.ended;
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the command first and then the desktop', async (signal) => {
    const desktop = await moveIn();
    desktop.runner.kill(signal);
    await desktop.ended;
    expect(existsSync(`/proc/${desktop.tenant.pid}`)).toBe(false);
    expect(traces(desktop)).toEqual([]);
  });

  test('goes even when whoever started it is killed', async () => {
    const desktop = await moveIn();
    desktop.runner.kill('SIGKILL');
    await desktop.ended;
    await expect.poll(() => traces(desktop)).toEqual([]);
  });
});
