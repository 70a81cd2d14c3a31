import type { Fault } from '../faults/fault.ts';
import { INTENTS, type IntentArgs, type IntentName, type IntentResult } from './intents.ts';
import type { LevelsMessage, Snapshot } from './snapshot.ts';

/** An answer across the bridge: faults come as data, never as an exception with a stack. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** What the preload script puts on `window.lectern`, and nothing else. */
export interface Bridge {
  readonly intents: { readonly [N in IntentName]: (args: IntentArgs<N>) => Promise<Answer<IntentResult<N>>> };
  /** Calls at once with the newest snapshot, then with each new one. Returns the way to stop. */
  onSnapshot(then: (snapshot: Snapshot) => void): () => void;
  onLevels(then: (levels: readonly LevelsMessage[]) => void): () => void;
}

/** The channel that carries an intent. */
export const channelOf = (name: IntentName): string => `lectern:${name}`;
export const SNAPSHOT_CHANNEL = 'lectern:snapshot';
export const LEVELS_CHANNEL = 'lectern:levels';
/** Asked once by a new window, so that it need not wait for the next change. */
export const FIRST_SNAPSHOT_CHANNEL = 'lectern:first-snapshot';

export const INTENT_NAMES = Object.keys(INTENTS) as IntentName[];
