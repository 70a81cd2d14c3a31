import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { IntentArgs, IntentName, IntentResult } from '../../shared/ipc/intents.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { unlessBug } from '../sandbox/bugs.ts';
import { awaited } from './awaited.ts';

const here = dirname(fileURLToPath(import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const LOOK_EVERY_MS = 100;

interface Line {
  readonly id: number;
  readonly ok: boolean;
  readonly value: unknown;
  readonly fault: unknown;
}

/** A whole engine in a process of its own, on real adapters; it can be asked, killed and started again on its folder. */
export class EngineProcess {
  private readonly waiting = new Map<number, (line: Line) => void>();
  private asked = 0;

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    readonly ended: Promise<void>,
  ) {}

  /** Starts an engine on `folder`, by a command in front if one is given, and waits until it works. */
  static async start(folder: string, by: readonly string[] = []): Promise<EngineProcess> {
    const [file = '', ...args] = [...by, process.execPath, '--import', tsx, join(here, 'engine-child.ts'), folder];
    const child = spawn(file, args);
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    const engine = new EngineProcess(child, ended);
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (text) => {
        const line = JSON.parse(text) as Line & { ready?: boolean };
        if (line.ready) resolve();
        else engine.waiting.get(line.id)?.(line);
      });
      void ended.then(() => reject(new Error(`The engine ended before it was ready:\n${stderr}`)));
    });
    return engine;
  }

  get pid(): number {
    const { pid } = this.child;
    if (pid === undefined) throw new Error('The engine did not start');
    return pid;
  }

  async ask<N extends IntentName>(intent: N, args: IntentArgs<N>): Promise<IntentResult<N>> {
    return (await this.send(intent, args)) as IntentResult<N>;
  }

  async snapshot(): Promise<Snapshot> {
    return (await this.send('snapshot', {})) as Snapshot;
  }

  /**
   * The first snapshot that `isIt`; looks ten times a second until the test's own time is over. Rejects with a bug of the
   * sandbox, which may keep it from that.
   */
  async until(isIt: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    let seen: Snapshot | null = null;
    const look = async (): Promise<Snapshot> => {
      for (;;) {
        seen = await unlessBug(this.snapshot());
        if (isIt(seen)) return seen;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    };
    return awaited(look(), () => `the engine shows ${JSON.stringify(seen && essenceOf(seen))}`);
  }

  /** As a power cut would: no warning, no clean-up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends it properly. */
  async quit(): Promise<void> {
    await this.send('quit', {});
    await this.ended;
  }

  private send(intent: string, args: unknown): Promise<unknown> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, (line) =>
        line.ok ? resolve(line.value) : reject(new Error(`${intent}: ${JSON.stringify(line.fault)}`)),
      );
      void this.ended.then(() => reject(new Error(`The engine ended before it answered ${intent}`)));
      this.child.stdin.write(`${JSON.stringify({ id, intent, args })}\n`);
    });
  }
}

const essenceOf = ({ broadcasts, current, faults, recordings, slots }: Snapshot): Partial<Snapshot> => ({
  ...{ broadcasts, current, faults, recordings, slots },
});
