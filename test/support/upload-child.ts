import { NodeHttp } from '../../electron/adapters/http.ts';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { systemRandom } from '../../electron/adapters/random.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import { connectKaltura } from '../../electron/kaltura/connect.ts';
import type { GrowingTracks } from '../../electron/ports/growing-tracks.ts';
import { Uploader } from '../../electron/upload/uploader.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Track } from '../../shared/domain/recording.ts';
import { pairingSchema } from '../../shared/settings/pairing.ts';
import { uploadSchema } from '../../shared/settings/upload.ts';
import { openMortalJournal } from './mortal-journal.ts';
import { quietLog } from './quiet-log.ts';
import { reached } from './recording-seen.ts';

/*
 * An uploader in a process of its own, over a journal on the disk:
 *
 *   tsx upload-child.ts '{"journal":"…","pairing":{…},"token":"…","recordingId":"…","dieAt":23}'
 *
 * With `ahead` the recording is being captured: what there is of it is sent ahead, then it is told to be captured.
 *
 * With `dieAt` it is killed, as by a power cut, right after the journal holds that many facts. Else it ends with code 0
 * once the recording is uploaded, with 1 when it has failed.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as {
  readonly journal: string;
  readonly pairing: unknown;
  readonly token: string;
  readonly recordingId: string;
  readonly dieAt: number | null;
  readonly settings: unknown;
  readonly ahead?: { readonly file: string; readonly bytes: number; readonly track: Track };
};

const clock = new SystemClock();
const store = openMortalJournal(task.journal, task.dieAt, clock);
const http = new NodeHttp();
const ledger = new JournalLedger(store, clock);
const pairing = pairingSchema.parse(task.pairing);
const { api, asUser } = connectKaltura({
  ...{ http, clock, pairing },
  token: () => Promise.resolve(task.token),
  clientTag: 'lectern:crash',
});
const settings = uploadSchema.parse(task.settings);
const id = task.recordingId as RecordingId;
const { ahead } = task;
const growing: GrowingTracks = {
  of: () => (ahead ? [{ trackId: ahead.track.trackId, file: ahead.file, bytes: ahead.bytes }] : []),
  onGrown: () => () => undefined,
  reconsider: () => undefined,
};
const uploader = new Uploader(
  {
    ...{ api, asUser, ledger, clock, random: systemRandom, files: new NodeFiles(), log: quietLog },
    settings: () => settings,
    zone: () => 'UTC',
  },
  null,
  growing,
);
uploader.onProgress(() => {
  if (!ahead || uploader.sentAhead().get(id) !== ahead.bytes) return;
  const captured = { type: 'captured', tracks: [ahead.track], gaps: [] } as const;
  ledger.tell(id, { type: 'joining-began' }, captured, { type: 'upload-queued' });
});
uploader.start();
const end = await reached(ledger, id, 'uploaded', 'failed');
await uploader.stop();
await http.close();
store.close();
process.exitCode = end.state === 'uploaded' ? 0 : 1;
