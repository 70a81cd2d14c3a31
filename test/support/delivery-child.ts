import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { DropPlace } from '../../electron/ports/drop-folders.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { deliveringUploader } from './delivery-device.ts';
import { openMortalJournal } from './mortal-journal.ts';
import { reached } from './recording-seen.ts';

/*
 * An uploader in a process of its own that delivers what is in a journal on the disk:
 *
 *   tsx delivery-child.ts '{"journal":"…","place":{…},"recordingId":"…","dieAt":23}'
 *
 * With `dieAt` it is killed, as by a power cut, right after the journal holds that many facts. Else it ends with code 0
 * once the recording is delivered, with 1 when it has failed.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as {
  readonly journal: string;
  readonly place: DropPlace;
  readonly recordingId: string;
  readonly dieAt: number | null;
};

const clock = new SystemClock();
const store = openMortalJournal(task.journal, task.dieAt, clock);
const ledger = new JournalLedger(store, clock);
const uploader = deliveringUploader(ledger, { place: task.place });
uploader.start();
const end = await reached(ledger, task.recordingId as RecordingId, 'delivered', 'failed');
await uploader.stop();
store.close();
process.exitCode = end.state === 'delivered' ? 0 : 1;
