const MIB = 1024 * 1024;
const SMALLEST = 3 * MIB;
/**
 * More than this under way gains nothing, even where the line is faster than the server. Longer requests are fewer, and each
 * costs the server a look at session, token and file.
 */
const LARGEST = 128 * MIB;
/** A chunk should be on its way for less than this. */
const TARGET_MS = 10_000;

/**
 * How much of a file is under way, unacknowledged, at once: what a line that breaks can cost at most. The requests that
 * are under way together share it. Doubled while that is quick, halved when it is slow or fails.
 */
export class ChunkSize {
  #bytes: number;

  constructor(startBytes = 12 * MIB) {
    this.#bytes = startBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The share of each of `requests`. */
  share(requests: number): number {
    return Math.ceil(this.#bytes / requests);
  }

  /** A request with a share of `bytes` arrived. One shorter than the present share says nothing about longer ones. */
  succeeded(bytes: number, requests: number, tookMs: number): void {
    if (tookMs > TARGET_MS) this.failed();
    else if (bytes >= this.share(requests) && tookMs * 2 < TARGET_MS) this.#bytes = Math.min(LARGEST, this.#bytes * 2);
  }

  failed(): void {
    this.#bytes = Math.max(SMALLEST, Math.floor(this.#bytes / 2));
  }
}
