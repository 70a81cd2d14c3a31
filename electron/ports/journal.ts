import type { Fact } from '../../shared/domain/fact.ts';

/** Append-only facts. What `append` returned from is on the disk. */
export interface JournalStore {
  /** All or none; durable when it returns. Throws when the disk refuses. */
  append(facts: readonly Fact[]): void;
  /** Every fact, in the order of writing. */
  readAll(): readonly Fact[];
  close(): void;
}
