import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, readdir, rm, statfs } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Credentials } from '../sandbox/sandbox.ts';
import { openLine, type Line } from '../support/line.ts';
import { startSandboxProcess } from './sandbox-process.ts';

const MIB = 1024 * 1024;
const ROUNDS = 9;
/** Long enough that memory which grew with the file would show. */
const LONG_BYTES = 2048 * MIB;
const WARM_UP_BYTES = 32 * MIB;
/** A round trip of 100 ms, and what one connection may have under way: 10 MiB/s each. */
const FAR = { delayMs: 50, windowBytes: MIB };

interface Kaltura extends Credentials {
  readonly url: string;
  /** The folder where it keeps what arrives. */
  readonly received: string;
  /** A small file that the device sends before the measured one. */
  readonly warmUp: string;
}

/** What the worker prints. */
interface Sent {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rssPeakMb: number;
  /** The most that was under way unacknowledged, and the largest single request. */
  readonly chunkBytes: number;
  readonly requestBytes: number;
}

/**
 * Sends a file to the sandbox by the uploader and by curl, in turn: near, and over a line with a round trip of 100 ms;
 * then once over a line that is cut half-way, and once a long file to see the memory. Sandbox, uploader and curl are
 * processes of their own. `chunkBytes` is what was under way at once, unacknowledged, shared by several requests of up
 * to `requestBytes`.
 *
 * Both sides send the same bytes as `uploadToken.upload` over plain HTTP on the loopback, from and to the same disk, and
 * both have their session and their token before the time runs; it ends when the token is full. curl is a program started
 * anew that sends the whole file in one request. The uploader is a device that has been running: it has sent a small
 * recording before. What arrived earlier is removed right before the time runs, for both: the disk is as full for each
 * turn, and the memory that it takes is memory that was in use a moment ago, not what the device left over when it started.
 */
export async function upload(): Promise<Record<string, unknown>> {
  const disk = await roomyMemoryDisk(6 * 1024 * MIB);
  const dir = await mkdtemp(path.join(disk ?? tmpdir(), 'lectern-bench-'));
  const received = path.join(dir, 'kaltura');
  const sandbox = await startSandboxProcess(['--dir', received]);
  try {
    const at = { ...sandbox.first, received, warmUp: await fileOf(dir, WARM_UP_BYTES) };
    const bytes = 512 * MIB;
    const file = await fileOf(dir, bytes);
    const near = await compare(at, file, ROUNDS);
    const farBytes = 128 * MIB;
    const farFile = await fileOf(dir, farBytes);
    const line = await openLine({ to: portOf(at.url), ...FAR });
    const far = await compare(through(line, at), farFile, 1);
    await line.close();
    const cut = await resentAfterCut(at, farFile, farBytes);
    await rm(file);
    await rm(farFile);
    const long = await sendByUploader(at, await fileOf(dir, LONG_BYTES));
    return {
      bench: 'upload',
      bytes,
      ratioToCurl: round(near.ratio),
      mbPerSecond: round((bytes / MIB / near.uploadMs) * 1000),
      rtt100RatioToCurl: round(far.ratio),
      rtt100By:
        `loopback proxy, ${FAR.delayMs} ms each way, window ${FAR.windowBytes} bytes per connection; ` +
        `tc netem: ${await netem()}`,
      rtt100Bytes: farBytes,
      ...cut,
      rssPeakMb: Math.round(Math.max(...near.sent.map((s) => s.rssPeakMb))),
      longBytes: LONG_BYTES,
      longRssPeakMb: Math.round(long.rssPeakMb),
      cpuMsPerGiB: Math.round((median(near.sent.map((s) => s.cpuMs)) * 1024 * MIB) / bytes),
      rounds: ROUNDS,
      disk: disk === null ? 'temporary folder' : 'memory',
      cores: availableParallelism(),
      load: round(loadavg()[0] ?? Number.NaN),
    };
  } finally {
    await sandbox.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** How many times as fast as curl the uploader is: medians over the rounds, taken in turn. */
async function compare(kaltura: Kaltura, file: string, rounds: number) {
  const curlMs: number[] = [];
  const sent: Sent[] = [];
  for (let round = 0; round < rounds; round++) {
    curlMs.push(await sendByCurl(kaltura, file));
    sent.push(await sendByUploader(kaltura, file));
  }
  const uploadMs = median(sent.map((s) => s.ms));
  return { ratio: median(curlMs) / uploadMs, uploadMs, sent };
}

/** Cuts the line for a moment in the middle of the file: what went up beyond the file itself was sent twice. */
async function resentAfterCut(kaltura: Kaltura, file: string, bytes: number) {
  const line = await openLine({ to: portOf(kaltura.url), delayMs: 5, windowBytes: MIB });
  const sending = sendByUploader(through(line, kaltura), file);
  while (line.bytesUp() < WARM_UP_BYTES + bytes / 2) await pause(5);
  line.cut();
  await pause(100);
  line.mend();
  const { chunkBytes, requestBytes } = await sending;
  const resent = line.bytesUp() - WARM_UP_BYTES - bytes;
  await line.close();
  return { resentBytesAfterCut: resent, chunkBytes, requestBytes };
}

async function sendByUploader(kaltura: Kaltura, file: string): Promise<Sent> {
  const { url, partnerId, tokenId, token, warmUp } = kaltura;
  const worker = fileURLToPath(new URL('./upload-worker.ts', import.meta.url));
  const task = JSON.stringify({ pairing: { serverUrl: url, partnerId, tokenId }, token, warmUp, file });
  const child = spawn(process.execPath, ['--import', 'tsx', worker, task], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  await lines.next();
  await forget(kaltura);
  child.stdin.write('go\n');
  const printed = await lines.next();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`the uploader ended with ${code}`);
  return JSON.parse(String(printed.value)) as Sent;
}

async function sendByCurl(kaltura: Kaltura, file: string): Promise<number> {
  const { url, partnerId, adminSecret } = kaltura;
  const ks = await api(url, 'session/action/start', { secret: adminSecret, partnerId, type: 2, userId: 'curl' });
  const token = await api(url, 'uploadtoken/action/add', { ks, uploadToken: { fileName: 'curl.mp4' } });
  const { id } = token as { id: string };
  const fields = { ks: String(ks), format: '1', uploadTokenId: id, resume: '0', finalChunk: '1' };
  const form = Object.entries(fields).flatMap(([name, value]) => ['-F', `${name}=${value}`]);
  const target = `${url}/api_v3/service/uploadtoken/action/upload`;
  await forget(kaltura);
  const startMs = performance.now();
  const { stdout } = await run('curl', ['-sS', '--fail', '-H', 'Expect:', ...form, '-F', `fileData=@${file}`, target]);
  const ms = performance.now() - startMs;
  if (!stdout.includes('"status":2')) throw new Error(`curl did not complete the upload: ${stdout.slice(0, 200)}`);
  return ms;
}

/** Removes what the sandbox has received. It may be removing some itself. */
async function forget({ received }: Kaltura): Promise<void> {
  const names = await readdir(received);
  await Promise.all(names.map((name) => rm(path.join(received, name), { force: true })));
}

async function api(url: string, call: string, params: object): Promise<unknown> {
  const body = JSON.stringify({ ...params, format: 1 });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api_v3/service/${call}`, { method: 'POST', headers, body });
  return answer.json();
}

/** Whether this system could delay packets itself, in a network namespace of its own; else why not. */
async function netem(): Promise<string> {
  const command = 'ip link set lo up && tc qdisc add dev lo root netem delay 1ms';
  return run('unshare', ['--map-root-user', '--net', 'sh', '-c', command]).then(
    () => 'allowed, not used: it has no window per connection',
    (error: Error & { readonly stderr?: string }) => `not to be had (${(error.stderr ?? error.message).trim()})`,
  );
}

/** A disk in memory with that much room, so that lines are measured and not disks; null when there is none. */
async function roomyMemoryDisk(bytes: number): Promise<string | null> {
  const folder = '/dev/shm';
  const stat = await statfs(folder).catch(() => null);
  return stat && stat.bavail * stat.bsize > bytes ? folder : null;
}

async function fileOf(dir: string, bytes: number): Promise<string> {
  const file = path.join(dir, `${bytes}.mp4`);
  const handle = await open(file, 'w');
  const piece = randomBytes(8 * MIB);
  for (let written = 0; written < bytes; written += piece.length) await handle.write(piece);
  await handle.close();
  return file;
}

const run = promisify(execFile);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const portOf = (url: string): number => Number(new URL(url).port);
const through = (line: Line, kaltura: Kaltura): Kaltura => ({ ...kaltura, url: `http://127.0.0.1:${line.port}` });
const round = (value: number): number => Math.round(value * 100) / 100;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
