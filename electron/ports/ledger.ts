import type { DeviceEvent, RecordingEvent } from '../../shared/domain/fact.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import type { State } from '../../shared/domain/state.ts';

/**
 * The journal as the stages see it: tell what is about to happen or has happened, read the folded state.
 * What `tell` returned from is durable and already in `state()`.
 */
export interface Ledger {
  state(): State;
  /** Appends facts about one recording, all or none. */
  tell(recordingId: RecordingId, ...events: readonly RecordingEvent[]): void;
  tellDevice(...events: readonly DeviceEvent[]): void;
  /** Called after each append, at the next turn; several appends may be told as one. Returns the way to stop. */
  onChange(then: () => void): () => void;
}
