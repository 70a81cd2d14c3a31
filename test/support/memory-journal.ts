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

/** A journal whose process dies as soon as it holds `limit` facts: nothing is written after that. */
export class DyingJournal extends MemoryJournal {
  constructor(
    facts: Fact[],
    private readonly limit: number,
    private readonly onDeath: () => void,
  ) {
    super(facts);
  }

  override append(facts: readonly Fact[]): void {
    if (this.facts.length >= this.limit) throw new Error('this process is dead');
    super.append(facts);
    if (this.facts.length >= this.limit) this.onDeath();
  }
}
