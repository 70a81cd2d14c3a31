import { useCallback, useState } from 'react';
import type { Fault } from '../../shared/faults/fault.ts';
import type { IntentArgs, IntentName, IntentResult } from '../../shared/ipc/intents.ts';
import { bridge } from './bridge.ts';

/** An intent as a component uses it. */
export interface Intent<N extends IntentName> {
  /** Resolves with the result, or null when there was a fault, which is then in `fault`. */
  readonly run: (args: IntentArgs<N>) => Promise<IntentResult<N> | null>;
  readonly isRunning: boolean;
  /** Of the last run; null again as soon as the next one begins. */
  readonly fault: Fault | null;
  readonly forgetFault: () => void;
}

/** Asks the main process for something, remembering whether it is under way and how it failed. */
export function useIntent<N extends IntentName>(name: N): Intent<N> {
  const [isRunning, setRunning] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = useCallback(
    async (args: IntentArgs<N>) => {
      setRunning(true);
      setFault(null);
      try {
        const answer = await bridge().intents[name](args);
        if (answer.ok) return answer.value;
        setFault(answer.fault);
        return null;
      } finally {
        setRunning(false);
      }
    },
    [name],
  );
  return { run, isRunning, fault, forgetFault: useCallback(() => setFault(null), []) };
}
