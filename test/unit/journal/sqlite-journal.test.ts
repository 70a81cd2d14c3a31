import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteJournal } from '../../../electron/adapters/sqlite-journal.ts';
import type { Fact } from '../../../shared/domain/fact.ts';
import type { EventId, RecordingId } from '../../../shared/domain/ids.ts';
import { at, frame } from '../../support/occurrences.ts';

const FACTS: readonly Fact[] = [
  { type: 'recording-opened', frame: frame(), at: at('13:59'), recordingId: 'rec-1' as RecordingId },
  {
    type: 'slot-overridden',
    eventId: '1' as EventId,
    override: 'skip',
    note: 'ü "x"',
    at: at('14:00'),
    recordingId: null,
  },
];

describe('the journal in SQLite', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'journal-'));
    file = join(dir, 'journal.db');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('gives back what was appended, in order, after it was closed and opened again', () => {
    const first = openSqliteJournal(file, at('14:00'));
    first.store.append(FACTS.slice(0, 1));
    first.store.append(FACTS.slice(1));
    first.store.close();
    const second = openSqliteJournal(file, at('14:00'));
    expect(second.setAside).toBeNull();
    expect(second.store.readAll()).toEqual(FACTS);
    second.store.close();
  });

  it('sets a file that is no journal aside, whole, and starts a new one', () => {
    writeFileSync(file, 'this is not a database, but somebody may want it back');
    const { store, setAside } = openSqliteJournal(file, at('14:00'));
    expect(setAside).toBe(`${file}.unreadable-${at('14:00')}`);
    expect(readFileSync(setAside ?? '', 'utf8')).toContain('somebody may want it back');
    store.append(FACTS);
    expect(store.readAll()).toHaveLength(2);
    store.close();
  });

  it('sets a journal aside whose pages are damaged', () => {
    const first = openSqliteJournal(file, at('14:00'));
    for (let i = 0; i < 50; i++) first.store.append(FACTS);
    first.store.close();
    const raw = new Database(file);
    raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    raw.close();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096, bytes.length);
    writeFileSync(file, bytes);
    const { store, setAside } = openSqliteJournal(file, at('14:00'));
    expect(setAside).not.toBeNull();
    expect(store.readAll()).toEqual([]);
    store.close();
    expect(readdirSync(dir).filter((name) => name.includes('unreadable'))).not.toEqual([]);
  });
});
