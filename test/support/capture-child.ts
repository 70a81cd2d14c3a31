import { join } from 'node:path';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import { fromEpochMs } from '../../shared/domain/instant.ts';
import { CaptureRoom, smallSettings } from './capture-room.ts';

/**
 * A recorder in a process of its own, to be killed: `capture-child.ts DIR` says `ready` to its parent and then records the
 * window that it is sent (start and end in epoch ms) of the test source, with a journal in DIR.
 */
const [dir = ''] = process.argv.slice(2);
const room = new CaptureRoom(dir, smallSettings(), openSqliteJournal(join(dir, 'journal.db'), fromEpochMs(0)).store);
process.once('message', ({ start, end }: { start: number; end: number }) => {
  room.record({ start: fromEpochMs(start), end: fromEpochMs(end) });
});
process.send?.('ready');
