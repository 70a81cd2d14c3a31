import type { JournalStore } from '../../electron/ports/journal.ts';
import type { Fact } from '../../shared/domain/fact.ts';

/** A journal that lasts as long as the test. */
export class MemoryJournal implements JournalStore {
  constructor(readonly facts: Fact[] = []) {}

  append(facts: readonly Fact[]): void {
    this.facts.push(...facts);
  }

  readAll(): readonly Fact[] {
    return [...this.facts];
  }

  close(): void {
    // Nothing is held open.
  }
}
