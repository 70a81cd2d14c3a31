import { join } from 'node:path';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import { fromEpochMs } from '../../shared/domain/instant.ts';
import { CaptureRoom, smallSettings } from './capture-room.ts';

/**
 * A recorder in a process of its own, to be killed: `capture-child.ts DIR START END` (epoch ms) records one window of
 * the test source with a journal in DIR.
 */
const [dir = '', start = '', end = ''] = process.argv.slice(2);
const room = new CaptureRoom(dir, smallSettings(), openSqliteJournal(join(dir, 'journal.db'), fromEpochMs(0)).store);
room.record({ start: fromEpochMs(Number(start)), end: fromEpochMs(Number(end)) });
