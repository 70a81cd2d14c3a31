import { DrillRoom } from './drill-room.ts';
import type { Scenario } from './scenario.ts';
import { DISK } from './scenarios/disk.ts';
import { NETWORK } from './scenarios/network.ts';
import { PROCESSES } from './scenarios/processes.ts';
import { SCHEDULE } from './scenarios/schedule.ts';

/**
 * Lets things go wrong in a room, one after the other, and says what was lost. Each scenario has an engine, a folder and a
 * sandbox of its own. The last line is one JSON object: scenario → `pass`, `lost …` or `failed …`. Ends with 1 when one
 * failed; a loss is what the scenario takes away and the recording tells of.
 */
const SCENARIOS: readonly Scenario[] = [...PROCESSES, ...NETWORK, ...DISK, ...SCHEDULE];
/** Longer than any scenario takes on a busy PC; what lasts longer hangs. */
const LIMIT_MS = 180_000;

async function played({ run, startBy }: Scenario): Promise<string> {
  const room = await DrillRoom.open(startBy);
  try {
    const lost = await withinLimit(run(room));
    return lost.length === 0 ? 'pass' : `lost: ${lost.join('; ')}`;
  } catch (error) {
    return `failed: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await room.close();
  }
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it was not over after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const named = process.argv.slice(2);
const unknown = named.find((name) => !SCENARIOS.some((s) => s.name === name));
if (unknown !== undefined) {
  console.error(`There is no scenario "${unknown}": ${SCENARIOS.map((s) => s.name).join(' ')}`);
  process.exit(2);
}

const results: Record<string, string> = {};
for (const scenario of SCENARIOS.filter((s) => named.length === 0 || named.includes(s.name))) {
  console.error(`${scenario.name}: ${scenario.what}`);
  results[scenario.name] = await played(scenario);
  console.error(`  ${results[scenario.name]}`);
}
console.log(JSON.stringify(results));
process.exitCode = Object.values(results).some((r) => r.startsWith('failed')) ? 1 : 0;
