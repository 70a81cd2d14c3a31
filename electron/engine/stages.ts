import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { ConnectionView } from '../../shared/ipc/snapshot.ts';

/** What the engine needs of the calendar stage. */
export interface CalendarStage {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Fetches now. Throws FaultError when that did not give a schedule. */
  syncNow(): Promise<void>;
  occurrences(): readonly Occurrence[];
  status(): ConnectionView & { readonly fault: Fault | null };
  onChange(then: () => void): () => void;
}

/** What the engine needs of the capture stage. Recordings are told to the ledger first, then named here. */
export interface RecorderStage {
  /** Goes on with, or finishes, what an earlier run left. */
  recover(): Promise<void>;
  /** Opens the recording's sources and captures its window. */
  arm(recordingId: RecordingId): void;
  /** Looks again at a recording whose window, pauses or stop were told to the ledger. */
  refresh(recordingId: RecordingId): void;
  stop(): Promise<void>;
}

/** What the engine needs of the upload stage. */
export interface UploaderStage {
  start(): void;
  stop(): Promise<void>;
  /** Tries again at once what failed or waits. */
  retry(recordingId: RecordingId): void;
}
