import { once } from 'node:events';
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
import type { RecordingEvent } from '../../shared/domain/fact.ts';
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
 *   tsx upload-worker.ts '{"pairing":{…},"token":"…","warmUp":"…","file":"…"}'
 *
 * It sends the first file, so that it is signed in and its code compiled as after any time of running, and prints a line.
 * When its standard input says something it sends the second, and prints one JSON object. Measured is from the answer to
 * `uploadToken.add` to the completed token. It ends with whoever started it.
 */
const { pairing, token, warmUp, file } = JSON.parse(process.argv[2] ?? '{}') as {
  pairing: unknown;
  token: string;
  warmUp: string;
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

/** Queues a recording of this file for upload. */
async function queue(id: RecordingId, media: string): Promise<void> {
  const { size, mtimeMs } = await stat(media);
  const end = fromEpochMs(mtimeMs);
  ledger.tell(
    id,
    {
      type: 'recording-opened',
      frame: frame({ id, trackIds: ['camera' as TrackId], window: { start: plus(end, -1), end } }),
    },
    { type: 'capture-began' },
    { type: 'joining-began' },
    { type: 'captured', tracks: [track('camera', { file: media, bytes: size })], gaps: [] },
    { type: 'upload-queued' },
  );
}

/** Resolves when that was told of the recording. */
const told = (id: RecordingId, type: RecordingEvent['type']): Promise<void> =>
  new Promise((resolve) => {
    const stop = ledger.onChange(() => {
      if (!journal.facts.some((fact) => fact.recordingId === id && fact.type === type)) return;
      stop();
      resolve();
    });
  });

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
uploader.start();
const first = 'warm-up' as RecordingId;
await Promise.all([told(first, 'content-attached'), queue(first, warmUp)]);
process.stdin.once('end', () => process.exit(1));
console.log('ready');
await once(process.stdin, 'data');

const measured = 'measured' as RecordingId;
const sent = told(measured, 'bytes-sent');
await Promise.all([told(measured, 'token-made'), queue(measured, file)]);
[chunkBytes, requestBytes] = [0, 0];
const cpuBefore = process.cpuUsage();
const startMs = performance.now();
await sent;
const ms = performance.now() - startMs;
const { user, system } = process.cpuUsage(cpuBefore);
await uploader.stop();
await http.close();
process.stdin.destroy();
const rssPeakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
console.log(
  JSON.stringify({ ms, cpuMs: (user + system) / 1000, rssPeakMb: rssPeakKb / 1024, chunkBytes, requestBytes }),
);
