import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import type { Clock } from '../../electron/ports/clock.ts';
import type { JournalStore } from '../../electron/ports/journal.ts';

/** A journal on the disk that ends this process, as by a power cut, right after it holds `dieAt` facts; null: it never does. */
export function openMortalJournal(file: string, dieAt: number | null, clock: Clock): JournalStore {
  const { store } = openSqliteJournal(file, clock.now());
  const dieWhenDue = (): void => {
    if (dieAt !== null && store.readAll().length >= dieAt) process.kill(process.pid, 'SIGKILL');
  };
  dieWhenDue();
  return {
    append: (facts) => {
      store.append(facts);
      dieWhenDue();
    },
    readAll: () => store.readAll(),
    close: () => store.close(),
  };
}
