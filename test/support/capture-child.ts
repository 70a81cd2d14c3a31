import { join } from 'node:path';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import { fromEpochMs } from '../../shared/domain/instant.ts';
import { CaptureRoom, smallSettings } from './capture-room.ts';

/**
 * A recorder in a process of its own, to be killed: `capture-child.ts DIR` says `ready` to its parent. Sent a number of
 * seconds, it records for so long of the test source, with a journal in DIR, and says when (start and end in epoch ms) as
 * soon as that is settled. It ends when its parent lets go of it.
 */
const [dir = ''] = process.argv.slice(2);
const room = new CaptureRoom(dir, smallSettings(), openSqliteJournal(join(dir, 'journal.db'), fromEpochMs(0)).store);
process.once('message', (seconds: number) => {
  void room.recordFor(seconds).then(({ window }) => process.send?.(window));
});
process.once('disconnect', () => void room.recorder.close().finally(() => process.exit()));
process.send?.('ready');
