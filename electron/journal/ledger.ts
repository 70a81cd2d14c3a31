import type { DeviceEvent, Fact, RecordingEvent } from '../../shared/domain/fact.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { foldAll } from '../../shared/domain/reducer.ts';
import { emptyState, type State } from '../../shared/domain/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { JournalStore } from '../ports/journal.ts';
import type { Ledger } from '../ports/ledger.ts';

/** The ledger over a journal: appends first, folds after, tells listeners last. */
export class JournalLedger implements Ledger {
  private folded: State;
  private readonly listeners = new Set<() => void>();
  private telling = false;

  constructor(
    private readonly store: JournalStore,
    private readonly clock: Clock,
  ) {
    this.folded = foldAll(store.readAll(), emptyState);
  }

  state(): State {
    return this.folded;
  }

  tell(recordingId: RecordingId, ...events: readonly RecordingEvent[]): void {
    const at = this.clock.now();
    this.append(events.map((event) => ({ ...event, at, recordingId })));
  }

  tellDevice(...events: readonly DeviceEvent[]): void {
    const at = this.clock.now();
    this.append(events.map((event) => ({ ...event, at, recordingId: null })));
  }

  onChange(then: () => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }

  private append(facts: readonly Fact[]): void {
    if (facts.length === 0) return;
    this.store.append(facts);
    this.folded = foldAll(facts, this.folded);
    if (this.telling) return;
    this.telling = true;
    queueMicrotask(() => {
      this.telling = false;
      for (const listener of this.listeners) listener();
    });
  }
}
