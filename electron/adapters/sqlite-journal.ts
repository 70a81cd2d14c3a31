import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { Fact } from '../../shared/domain/fact.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { JournalStore } from '../ports/journal.ts';

/** How opening went: `setAside` is where an unreadable journal was moved to, null when all was well. */
export interface OpenedJournal {
  readonly store: JournalStore;
  readonly setAside: string | null;
}

/**
 * Opens the journal at `file`, or starts one. A file that is no sound journal is renamed to
 * `<file>.unreadable-<now>` with its companions, never overwritten. Throws when the folder cannot be written.
 */
export function openSqliteJournal(file: string, now: Instant): OpenedJournal {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return { store: new SqliteJournal(file), setAside: null };
  } catch (error) {
    if (!existsSync(file) || !isDamage(error)) throw error;
    const aside = `${file}.unreadable-${now}`;
    for (const companion of ['', '-wal', '-shm']) {
      if (existsSync(file + companion)) renameSync(file + companion, aside + companion);
    }
    return { store: new SqliteJournal(file), setAside: aside };
  }
}

class DamagedJournal extends Error {}

/** A disk that is full or read-only is no reason to set a journal aside. */
const isDamage = (error: unknown): boolean =>
  error instanceof DamagedJournal ||
  /not a database|malformed|SQLITE_NOTADB|SQLITE_CORRUPT/i.test(error instanceof Error ? error.message : '');

/** Facts in SQLite: write-ahead log, synchronous FULL, so that a returned append survives a power cut. */
class SqliteJournal implements JournalStore {
  private readonly db: Database.Database;
  private readonly insert: Database.Statement;
  /** Read while it was opened, to see whether that can be done; given to whoever reads first. */
  private opened: readonly Fact[] | null;

  constructor(file: string) {
    this.db = new Database(file);
    try {
      this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      this.db.exec(
        'CREATE TABLE IF NOT EXISTS facts (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, recording TEXT, type TEXT NOT NULL, body TEXT NOT NULL)',
      );
      const check = this.db.prepare('PRAGMA quick_check').get() as { quick_check: string };
      if (check.quick_check !== 'ok') throw new DamagedJournal(check.quick_check);
      this.opened = this.read();
      this.insert = this.db.prepare('INSERT INTO facts (at, recording, type, body) VALUES (?, ?, ?, ?)');
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  append(facts: readonly Fact[]): void {
    this.opened = null;
    this.db.transaction(() => {
      for (const { at, recordingId, type, ...body } of facts) {
        this.insert.run(at, recordingId, type, JSON.stringify(body));
      }
    })();
  }

  readAll(): readonly Fact[] {
    const facts = this.opened ?? this.read();
    this.opened = null;
    return facts;
  }

  private read(): readonly Fact[] {
    const rows = this.db.prepare('SELECT at, recording, type, body FROM facts ORDER BY seq').all() as Row[];
    return rows.map(toFact);
  }

  close(): void {
    this.db.close();
  }
}

interface Row {
  readonly at: number;
  readonly recording: string | null;
  readonly type: string;
  readonly body: string;
}

function toFact(row: Row): Fact {
  try {
    const body = JSON.parse(row.body) as object;
    return { ...body, at: row.at as Instant, recordingId: row.recording, type: row.type } as Fact;
  } catch (error) {
    throw new DamagedJournal(`A fact of type ${row.type} is not JSON`, { cause: error });
  }
}
