import type { Fault } from '../faults/fault.ts';
import type { LevelsMessage, SourceView } from '../ipc/snapshot.ts';
import type { RecordingId } from './ids.ts';

/** Below this share of real time the PC does not keep up. */
export const TOO_SLOW = 0.97;

/** What the capture stage counts and measures right now. */
export interface CaptureVitals {
  /** Every configured source, in the order of the settings. */
  readonly sources: readonly SourceView[];
  /** Sources with sound that are open. */
  readonly levels: readonly LevelsMessage[];
  /** How much each recording under way has on disk. */
  readonly captures: ReadonlyMap<RecordingId, { readonly recordedMs: number; readonly bytes: number }>;
  /** What is wrong with a source or a recording under way. */
  readonly faults: readonly {
    readonly fault: Fault;
    readonly severity: 'warning' | 'fault';
    readonly recordingId: RecordingId | null;
  }[];
}
