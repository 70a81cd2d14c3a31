import type { Clock } from '../ports/clock.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { uploadChunk, type ChunkPlace, type UploadToken } from '../kaltura/upload-tokens.ts';
import type { ByteRange, ByteRanges } from './byte-ranges.ts';
import type { ChunkSize } from './chunk-size.ts';
import { Slots } from './slots.ts';

const CHUNK_TIMEOUT_MS = 60_000;
/** The server waits up to 45 s for missing pieces when it completes a file, and then has to answer. */
const COMMIT_TIMEOUT_MS = 150_000;
/** The first chunk keeps all others waiting, so it is short. */
const OPENING_BYTES = 256 * 1024;
/** Towards the end chunks become as short as this. */
const SHORTEST_BYTES = 4 * 1024 * 1024;

/** A file on its way to an upload token. */
export interface FileShipment {
  readonly api: KalturaApi;
  readonly clock: Clock;
  readonly token: UploadToken;
  readonly fileName: string;
  readonly bytes: number;
  /** Bytes [from, to) of the file; throws when the file has fewer. A piece holds until the next one is asked for. */
  readonly read: (range: ByteRange, signal: AbortSignal) => AsyncIterable<Uint8Array>;
  /** What has arrived; grows while this goes on, and is right also when it fails. */
  readonly arrived: ByteRanges;
  readonly chunkSize: ChunkSize;
  /** How many chunks are sent at once; as many again may be waiting for their answers. */
  readonly parallel: number;
  /** Awaited before each chunk. */
  readonly mayGoOn: (signal: AbortSignal) => Promise<void>;
  readonly onArrived: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends what is missing of a file: the first chunk alone, since it opens the token; then several at once, each with its
 * own offset, so that sending one again does no harm; at last the commit, which completes the file and is refused by the
 * server if anything is missing. A failure lets the chunks on their way arrive, then throws. Gives the token as it is then.
 */
export async function sendFile(shipment: FileShipment): Promise<UploadToken> {
  const { token, arrived, bytes, parallel } = shipment;
  if (token.status === 'pending') {
    const first = { from: 0, to: Math.min(OPENING_BYTES, bytes) };
    await shipment.mayGoOn(shipment.signal);
    const place = { resume: false, resumeAt: 0, finalChunk: first.to === bytes };
    const opened = await sendChunk(shipment, first, place, () => undefined);
    if (first.to === bytes) return opened;
  }
  const queue = new ChunkQueue(arrived.missing(bytes), (left) => lengthOfNext(left, shipment));
  const slots = new Slots(parallel);
  const lines = await Promise.allSettled(
    Array.from({ length: requestsOf(shipment) }, () => sendFrom(queue, slots, shipment)),
  );
  const broken = lines.find((line) => line.status === 'rejected');
  if (broken) throw broken.reason;
  const options = { ...optionsOf(shipment), idleTimeoutMs: COMMIT_TIMEOUT_MS };
  const nothing = { fileName: shipment.fileName, length: 0, bytes: () => shipment.read(EMPTY, shipment.signal) };
  return uploadChunk(shipment.api, token.id, { resume: true, resumeAt: bytes, finalChunk: true }, nothing, options);
}

/** How many requests may be under way: those that send, and as many whose answers take their time. */
const requestsOf = ({ parallel }: FileShipment): number => 2 * parallel;

/** A request's share of what may be under way; less when so much is not `left` for all, so that they end together. */
function lengthOfNext(left: number, shipment: FileShipment): number {
  const requests = requestsOf(shipment);
  const even = Math.max(SHORTEST_BYTES, Math.ceil(left / requests));
  return Math.min(shipment.chunkSize.share(requests), even);
}

const EMPTY: ByteRange = { from: 0, to: 0 };

/** Hands out what is missing, in order, in pieces of the size that is right at that moment. */
class ChunkQueue {
  #isClosed = false;

  constructor(
    private missing: readonly ByteRange[],
    private readonly lengthOfNext: (left: number) => number,
  ) {}

  next(): ByteRange | null {
    const [first, ...rest] = this.missing;
    if (this.#isClosed || !first) return null;
    const left = this.missing.reduce((sum, { from, to }) => sum + to - from, 0);
    const to = Math.min(first.from + this.lengthOfNext(left), first.to);
    this.missing = to < first.to ? [{ from: to, to: first.to }, ...rest] : rest;
    return { from: first.from, to };
  }

  /** The server turned out to have everything before `at`. */
  skipTo(at: number): void {
    this.missing = this.missing.flatMap(({ from, to }) => (to <= at ? [] : [{ from: Math.max(from, at), to }]));
  }

  close(): void {
    this.#isClosed = true;
  }
}

/** Sends one chunk after another. Its place is free for another line as soon as the bytes are out: answers take a round trip. */
async function sendFrom(queue: ChunkQueue, slots: Slots, shipment: FileShipment): Promise<void> {
  for (;;) {
    const leave = await slots.take();
    try {
      await shipment.mayGoOn(shipment.signal);
      const range = queue.next();
      if (!range) return;
      const place = { resume: true, resumeAt: range.from, finalChunk: false };
      const { uploadedBytes } = await sendChunk(shipment, range, place, leave);
      queue.skipTo(uploadedBytes);
    } catch (error) {
      queue.close();
      throw error;
    } finally {
      leave();
    }
  }
}

async function sendChunk(
  shipment: FileShipment,
  range: ByteRange,
  place: ChunkPlace,
  onSent: () => void,
): Promise<UploadToken> {
  const { api, clock, token, arrived, chunkSize } = shipment;
  const length = range.to - range.from;
  const file = {
    fileName: shipment.fileName,
    length,
    bytes: () => thenTold(shipment.read(range, shipment.signal), onSent),
  };
  const startMs = clock.monotonicMs();
  const answer = await uploadChunk(api, token.id, place, file, optionsOf(shipment)).catch((error: unknown) => {
    chunkSize.failed();
    throw error;
  });
  chunkSize.succeeded(length, requestsOf(shipment), clock.monotonicMs() - startMs);
  const before = arrived.total;
  arrived.add(range);
  // Pieces whose answers were lost count as soon as the gap before them is closed.
  arrived.add({ from: 0, to: Math.min(answer.uploadedBytes, shipment.bytes) });
  shipment.onArrived(arrived.total - before);
  return answer;
}

async function* thenTold(pieces: AsyncIterable<Uint8Array>, onEnd: () => void): AsyncIterable<Uint8Array> {
  yield* pieces;
  onEnd();
}

/** How a chunk is sent to a token. */
export const optionsOf = ({ token, signal }: Pick<FileShipment, 'token' | 'signal'>) => ({
  signal,
  idleTimeoutMs: CHUNK_TIMEOUT_MS,
  ...(token.uploadUrl === null ? {} : { host: token.uploadUrl }),
});
