import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import type { JournalStore } from '../../electron/ports/journal.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import { unlessBug } from '../sandbox/bugs.ts';
import { at } from './occurrences.ts';

/** A journal file that a test writes and reads between processes that work on it. */
export class JournalOnDisk {
  constructor(readonly file: string) {}

  append(facts: readonly Fact[]): void {
    this.#open((store) => store.append(facts));
  }

  facts(): readonly Fact[] {
    return this.#open((store) => store.readAll());
  }

  #open<T>(work: (store: JournalStore) => T): T {
    const { store } = openSqliteJournal(this.file, at('16:00'));
    try {
      return work(store);
    } finally {
      store.close();
    }
  }
}

/**
 * Runs a script in a process of its own, with a task as its argument; gives its exit code, or what killed it. It does not
 * outlive the test that runs it. Rejects with a bug of the sandbox, which may keep it from ending.
 */
export async function runChild(script: URL, task: object): Promise<number | NodeJS.Signals | null> {
  const args = ['--import', 'tsx', fileURLToPath(script), JSON.stringify(task)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const [code, signal] = await unlessBug(ended);
  return signal ?? code;
}
