import type { IntentArgs, IntentName, IntentResult } from '../../shared/ipc/intents.ts';
import type { LevelsMessage, Snapshot } from '../../shared/ipc/snapshot.ts';

/** The engine as a shell drives it: the desktop's, a test's or the demo's. */
export interface Engine {
  /** Reads the journal, settles what an earlier run left, and begins to work. Resolves when the first snapshot is true. */
  start(): Promise<void>;
  /** Ends every child and loop, in order, and closes the journal. Recordings under way are continued by the next start. */
  stop(): Promise<void>;
  snapshot(): Snapshot;
  /** Calls back with each new snapshot, at most ten a second. Returns the way to stop. */
  onSnapshot(then: (snapshot: Snapshot) => void): () => void;
  onLevels(then: (levels: readonly LevelsMessage[]) => void): () => void;
  /** Carries out what the operator asked; arguments are checked by the caller. Throws FaultError. */
  readonly intents: {
    readonly [N in Exclude<IntentName, ShellIntent>]: (args: IntentArgs<N>) => Promise<IntentResult<N>>;
  };
  /** Folder of a recording, for the shell to open; throws FaultError for an unknown one. */
  folderOf(recordingId: string): string;

  /** Copies a finished recording into a folder of its own below `target`. Throws FaultError. */
  exportRecording(recordingId: string, target: string): Promise<IntentResult<'exportRecording'>>;
  /** Takes over what another device exported to `source`. Throws FaultError. */
  importRecordings(source: string): Promise<IntentResult<'importRecordings'>>;

  /** Writes the support bundle that was shown last to the absolute path that the operator chose, as a zip archive. */
  saveSupportBundle(path: string): Promise<void>;
}

/** Intents that only a desktop can carry out. */
export type ShellIntent = 'openFolder' | 'saveSupportBundle' | 'exportRecording' | 'importRecordings';
