import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Answer } from '../../shared/ipc/bridge.ts';
import { INTENTS, type IntentArgs, type IntentName, type IntentResult } from '../../shared/ipc/intents.ts';
import type { Log } from '../ports/log.ts';

/** What carries out each intent: the engine's own, and those of the desktop. */
export type IntentActs = { readonly [N in IntentName]: (args: IntentArgs<N>) => Promise<IntentResult<N>> };

/** Asked so often, or so much about the log itself, that their lines would bury the others. */
const UNLOGGED: ReadonlySet<IntentName> = new Set(['preview', 'readLog']);

/**
 * The one door to the intents, for window and tray alike. Arguments are checked before anything is done, results before they
 * leave; faults come back as data and a bug as `internal-error`, so a caller never sees an exception.
 */
export class IntentDesk {
  constructor(
    private readonly acts: IntentActs,
    private readonly log: Log,
  ) {}

  async carryOut<N extends IntentName>(name: N, args: unknown): Promise<Answer<IntentResult<N>>> {
    const checked = INTENTS[name].args.safeParse(args);
    if (!checked.success) return { ok: false, fault: fault('bad-request', { problem: problemOf(checked.error) }) };
    try {
      const act = this.acts[name] as (args: unknown) => Promise<unknown>;
      const result = INTENTS[name].result.parse(await act(checked.data)) as IntentResult<N>;
      if (!UNLOGGED.has(name)) this.log.info('Intent carried out', { intent: name });
      return { ok: true, value: result };
    } catch (error) {
      return { ok: false, fault: this.faultOf(name, error) };
    }
  }

  private faultOf(name: IntentName, error: unknown): FaultError['fault'] {
    if (error instanceof FaultError) {
      this.log.warn('Intent failed', { intent: name, fault: error.fault });
      return error.fault;
    }
    this.log.error('Intent met a bug', { intent: name, error });
    return fault('internal-error', { where: name });
  }
}

const problemOf = (error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): string =>
  error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; ');
