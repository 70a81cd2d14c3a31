import type { Fact } from '../../shared/domain/fact.ts';
import type { JournalStore } from '../../electron/ports/journal.ts';

/** A journal that lasts as long as the test. */
export class MemoryJournal implements JournalStore {
  readonly facts: Fact[] = [];

  append(facts: readonly Fact[]): void {
    this.facts.push(...facts);
  }

  readAll(): readonly Fact[] {
    return this.facts;
  }

  close(): void {
    this.facts.length = 0;
  }

  /** The types of what was told about recordings, in order. */
  types(): readonly string[] {
    return this.facts.map((f) => f.type);
  }
}
