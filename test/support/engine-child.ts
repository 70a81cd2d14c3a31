import { createInterface } from 'node:readline';
import { compose } from '../../electron/compose.ts';
import type { Engine } from '../../electron/ports/engine.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import { nodeWorld } from './node-world.ts';
import { quietLog } from './quiet-log.ts';

/**
 * An engine in a process of its own, so that a test can kill it. Speaks JSON lines; see `EngineProcess`. It ends when there is
 * nobody left to speak to.
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: engine-child.ts FOLDER');
const engine = compose(nodeWorld(folder, quietLog));
const say = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

async function answer(request: { id: number; intent: string; args: unknown }): Promise<void> {
  try {
    const intents = engine.intents as Record<string, (args: never) => Promise<unknown>>;
    const value = request.intent === 'snapshot' ? engine.snapshot() : await run(engine, intents, request);
    say({ id: request.id, ok: true, value });
  } catch (error) {
    say({ id: request.id, ok: false, fault: error instanceof FaultError ? error.fault : String(error) });
  }
}

function run(
  engine: Engine,
  intents: Record<string, (args: never) => Promise<unknown>>,
  { intent, args }: { intent: string; args: unknown },
): Promise<unknown> {
  if (intent === 'quit') return engine.stop().then(() => setImmediate(() => process.exit(0)));
  const act = intents[intent];
  if (!act) throw new Error(`There is no intent ${intent}`);
  return act(args as never);
}

await engine.start();
createInterface({ input: process.stdin })
  .on('line', (line) => void answer(JSON.parse(line) as never))
  .on('close', () => void engine.stop().finally(() => process.exit()));
say({ ready: true });
