import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DemoApp } from '../demo/demo-app.ts';
import { demoCapture } from '../demo/demo-room.ts';
import type { ScenarioInput } from '../sandbox/scenario/schema.ts';
import { cpuSeconds, family, memoryMb, type Member } from './process-cost.ts';
import { startSandboxProcess, type RunningSandbox } from './sandbox-process.ts';
import { tenth } from './spread.ts';

const SETTLE_MS = 20_000;
const MEASURED_MS = 60_000;
const HOUR_SECONDS = 3600;

/** CPU in percent of one core, memory in MiB, by what the processes are for. */
interface Cost {
  readonly cpuPercent: Readonly<Record<string, number>>;
  readonly memoryMb: Readonly<Record<string, number>>;
}

/**
 * What the app costs a PC that has other things to do: paired, with a week of lectures, nothing to record for hours; with its
 * window open, while it records a camera and a screen with previews and meters in the window, and alone in the tray. The
 * real app in Electron; ffmpeg's own work stands beside it.
 */
export async function idle(): Promise<Record<string, unknown>> {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (!electron) throw new Error('ELECTRON_EXEC_PATH names no Electron: start this by `npm run bench`');
  const folder = await mkdtemp(path.join(tmpdir(), 'lectern-bench-'));
  const scenario = path.join(folder, 'scenario.json');
  await writeFile(scenario, JSON.stringify(quietRoom()));
  const sandbox = await startSandboxProcess(['--scenario', scenario]);
  const app = await DemoApp.launch(electron, path.join(folder, 'profile'));
  try {
    await pair(app, sandbox);
    const windowOpen = await cost(app);
    const recording = await whileRecording(app);
    await app.closeWindow();
    const inTray = await cost(app);
    return { bench: 'idle', seconds: MEASURED_MS / 1000, windowOpen, inTray, recording };
  } finally {
    await app.quit();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Five lectures a day for a week, none in the next hours. */
function quietRoom(): ScenarioInput {
  const events = Array.from({ length: 35 }, (_, i) => ({
    summary: `MATH-${i}`,
    startsInSeconds: (20 + 24 * Math.floor(i / 5) + 2 * (i % 5)) * HOUR_SECONDS,
    lastsSeconds: HOUR_SECONDS,
    resources: ['room'],
  }));
  return { resources: [{ key: 'room', name: 'Room 702' }], events };
}

async function pair(app: DemoApp, sandbox: RunningSandbox): Promise<void> {
  const { url, partnerId, tokenId, token, hashType, resourceId } = sandbox.first;
  await app.ask('changeSettings', { capture: demoCapture() });
  await app.ask('pair', { serverUrl: url, partnerId, tokenId, token, hashType });
  await app.ask('chooseResource', { id: String(resourceId), name: 'Room 702' });
  await app.until((snapshot) => snapshot.slots.length > 0);
}

async function whileRecording(app: DemoApp): Promise<Cost> {
  const asked = { eventId: null, title: 'Bench', templateEntryId: null, minutes: 5 };
  const { recordingId } = await app.ask('startNow', asked);
  await app.until((snapshot) => snapshot.recordings.some((r) => r.id === recordingId && r.state === 'capturing'));
  const measured = await cost(app);
  await app.ask('stop', { recordingId });
  await app.until((snapshot) => snapshot.recordings.some((r) => r.id === recordingId && r.state === 'uploaded'));
  return measured;
}

/** Of one stretch, after the app has settled. Processes that come or go meanwhile do not count. */
async function cost(app: DemoApp): Promise<Cost> {
  await pass(SETTLE_MS);
  const roles = Object.entries(byRole(await family(app.pid)));
  const before = await Promise.all(roles.map(([, pids]) => cpuSeconds(pids)));
  const began = performance.now();
  await pass(MEASURED_MS);
  const seconds = (performance.now() - began) / 1000;
  const after = await Promise.all(roles.map(([, pids]) => cpuSeconds(pids)));
  const memory = await Promise.all(roles.map(([, pids]) => memoryMb(pids)));
  const cpu = roles.map((_, i) => tenth((((after[i] ?? 0) - (before[i] ?? 0)) / seconds) * 100));
  return { cpuPercent: labelled(roles, cpu), memoryMb: labelled(roles, memory) };
}

function byRole(members: readonly Member[]): Record<string, number[]> {
  const roles: Record<string, number[]> = {};
  for (const { pid, role } of members) (roles[role] ??= []).push(pid);
  return roles;
}

const labelled = (roles: readonly (readonly [string, unknown])[], values: readonly number[]): Record<string, number> =>
  Object.fromEntries(roles.map(([role], i) => [role, values[i] ?? 0]));

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
