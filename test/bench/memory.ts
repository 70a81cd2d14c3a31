import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { EngineProcess } from '../support/engine-process.ts';
import { pairWithSandbox } from '../support/paired-engine.ts';
import { memoryMb } from './process-cost.ts';
import { spreadOf, tenth } from './spread.ts';

const EVENTS = 2000;
const WARM_SYNCS = 60;
const SYNCS = 240;
/** Of the syncs, how many at either end make the figure. */
const COMPARED = 40;
const RECORDINGS = 4;

/**
 * Whether the engine's memory stays where it is: a schedule of 2,000 events of which one changes before each sync, hundreds
 * of times (what a device syncs in hours), and some recordings from start to Kaltura. An engine in a process of its own, on
 * real adapters; memory in MiB as the system counts it, medians of the first and the last syncs after warming up.
 */
export async function memory(): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lectern-bench-'));
  const sandbox = await startSandbox({
    dir: path.join(folder, 'kaltura'),
    scenario: { lifeCycle: { convertSeconds: 0 } },
  });
  const engine = await EngineProcess.start(path.join(folder, 'engine'));
  try {
    const ids = fill(sandbox);
    await pairWithSandbox(engine, sandbox);
    const syncing = await whileSyncing(engine, sandbox, ids);
    const recording = await whileRecording(engine);
    return { bench: 'memory', events: EVENTS, syncs: SYNCS, ...syncing, recordings: RECORDINGS, ...recording };
  } finally {
    await engine.quit();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function fill(sandbox: Sandbox): readonly number[] {
  return Array.from({ length: EVENTS }, (_, i) =>
    sandbox.schedule.add({
      summary: `MATH-${i} Linear Algebra`,
      startsInSeconds: 86_400 + i * 1200,
      lastsSeconds: 1000,
      resources: ['room'],
    }),
  );
}

async function whileSyncing(
  engine: EngineProcess,
  sandbox: Sandbox,
  ids: readonly number[],
): Promise<Record<string, number>> {
  const seen: number[] = [];
  for (let sync = 0; sync < WARM_SYNCS + SYNCS; sync++) {
    const id = ids[sync % ids.length];
    if (id !== undefined) sandbox.schedule.edit(id, { summary: `Changed ${sync}` });
    await engine.ask('syncNow', {});
    if (sync >= WARM_SYNCS) seen.push(await memoryMb([engine.pid]));
  }
  const first = spreadOf(seen.slice(0, COMPARED)).p50;
  const last = spreadOf(seen.slice(-COMPARED)).p50;
  return {
    firstMb: first,
    lastMb: last,
    peakMb: Math.max(...seen),
    growthKbPerSync: tenth(((last - first) * 1024) / (SYNCS - COMPARED)),
  };
}

async function whileRecording(engine: EngineProcess): Promise<Record<string, readonly number[]>> {
  const afterEachMb: number[] = [];
  for (let n = 0; n < RECORDINGS; n++) {
    const asked = { eventId: null, title: `Bench ${n}`, templateEntryId: null, minutes: 1 };
    const { recordingId } = await engine.ask('startNow', asked);
    await engine.until((s) => s.recordings.some((r) => r.id === recordingId && r.state === 'uploaded'));
    afterEachMb.push(await memoryMb([engine.pid]));
  }
  return { afterEachMb };
}
