import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { NodeHttp } from '../../electron/adapters/http.ts';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { systemRandom } from '../../electron/adapters/random.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { KalturaApi } from '../../electron/kaltura/api.ts';
import { connectKaltura } from '../../electron/kaltura/connect.ts';
import { Uploader } from '../../electron/upload/uploader.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import { fromEpochMs, plus } from '../../shared/domain/instant.ts';
import { pairingSchema } from '../../shared/settings/pairing.ts';
import { uploadSchema } from '../../shared/settings/upload.ts';
import { MemoryJournal } from '../support/memory-journal.ts';
import { frame, track } from '../support/occurrences.ts';
import { quietLog } from '../support/quiet-log.ts';

/*
 * The device of the benchmark, in a process of its own so that its memory and processor time are its own:
 *
 *   tsx upload-worker.ts '{"pairing":{…},"token":"…","file":"…"}'
 *
 * prints one JSON object when the bytes are in Kaltura.
 */
const { pairing, token, file } = JSON.parse(process.argv[2] ?? '{}') as {
  pairing: unknown;
  token: string;
  file: string;
};

const clock = new SystemClock();
const http = new NodeHttp();
const journal = new MemoryJournal();
const ledger = new JournalLedger(journal, clock);
const { api } = connectKaltura({
  http,
  clock,
  pairing: pairingSchema.parse(pairing),
  token: () => Promise.resolve(token),
  clientTag: 'lectern:bench',
});
let underWay = 0;
let chunkBytes = 0;
let requestBytes = 0;
const counted: KalturaApi = {
  call: (...args) => api.call(...args),
  fetchText: (...args) => api.fetchText(...args),
  callMany: (...args) => api.callMany(...args),
  sendFile: (service, action, params, part, ...rest) => {
    underWay += part.length;
    chunkBytes = Math.max(chunkBytes, underWay);
    requestBytes = Math.max(requestBytes, part.length);
    return api.sendFile(service, action, params, part, ...rest).finally(() => (underWay -= part.length));
  },
};

const id = 'bench' as RecordingId;
const { size, mtimeMs } = await stat(file);
const end = fromEpochMs(mtimeMs);
ledger.tell(
  id,
  {
    type: 'recording-opened',
    frame: frame({ id, trackIds: ['camera' as TrackId], window: { start: plus(end, -1), end } }),
  },
  { type: 'capture-began' },
  { type: 'joining-began' },
  { type: 'captured', tracks: [track('camera', { file, bytes: size })], gaps: [] },
  { type: 'upload-queued' },
);

const uploader = new Uploader({
  ...{
    api: counted,
    asUser: () => counted,
    ledger,
    clock,
    random: systemRandom,
    files: new NodeFiles(),
    log: quietLog,
  },
  settings: () => uploadSchema.parse({}),
  zone: () => 'UTC',
});
const cpuBefore = process.cpuUsage();
const startMs = performance.now();
const sent = new Promise<void>((resolve) => {
  const stop = ledger.onChange(() => {
    if (!journal.facts.some((fact) => fact.type === 'bytes-sent')) return;
    stop();
    resolve();
  });
});
uploader.start();
await sent;
const ms = performance.now() - startMs;
const { user, system } = process.cpuUsage(cpuBefore);
await uploader.stop();
await http.close();
const rssPeakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
console.log(
  JSON.stringify({ ms, cpuMs: (user + system) / 1000, rssPeakMb: rssPeakKb / 1024, chunkBytes, requestBytes }),
);
