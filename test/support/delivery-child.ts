import { NodeHttp } from '../../electron/adapters/http.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import { connectKaltura } from '../../electron/kaltura/connect.ts';
import type { DropPlace } from '../../electron/ports/drop-folders.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { pairingSchema } from '../../shared/settings/pairing.ts';
import { deliveringUploader } from './delivery-device.ts';
import { openMortalJournal } from './mortal-journal.ts';
import { reached } from './recording-seen.ts';

/*
 * An uploader in a process of its own that delivers what is in a journal on the disk:
 *
 *   tsx delivery-child.ts '{"journal":"…","place":{…},"recordingId":"…","dieAt":23}'
 *
 * With `dieAt` it is killed, as by a power cut, right after the journal holds that many facts. Else it ends with code 0
 * once the recording is delivered, with 1 when it has failed. With `bulk` it submits bulk uploads, and is through once the
 * recording is uploaded.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as {
  readonly journal: string;
  readonly place: DropPlace;
  readonly recordingId: string;
  readonly dieAt: number | null;
  readonly bulk?: { readonly pairing: unknown; readonly token: string; readonly mediaUrl: string };
};

const clock = new SystemClock();
const store = openMortalJournal(task.journal, task.dieAt, clock);
const ledger = new JournalLedger(store, clock);
const http = new NodeHttp();
const { bulk } = task;
const bulkOrders = bulk && {
  settings: { way: 'bulk-upload', mediaUrl: bulk.mediaUrl } as const,
  api: connectKaltura({
    ...{ http, clock, pairing: pairingSchema.parse(bulk.pairing) },
    token: () => Promise.resolve(bulk.token),
    clientTag: 'lectern:crash',
  }).api,
};
const uploader = deliveringUploader(ledger, { place: task.place, ...bulkOrders });
const goal = bulk ? 'uploaded' : 'delivered';
uploader.start();
const end = await reached(ledger, task.recordingId as RecordingId, goal, 'failed');
await uploader.stop();
await http.close();
store.close();
process.exitCode = end.state === goal ? 0 : 1;
