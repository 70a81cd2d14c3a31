const MIB = 1024 * 1024;
const SMALLEST = MIB;
/** Kaltura takes up to 2000 MB per request; more than this gains nothing and costs more when a line breaks. */
const LARGEST = 16 * MIB;
/** A chunk should be on its way for less than this. */
const TARGET_MS = 10_000;

/** How many bytes go into one request: doubled while that is quick, halved when it is slow or fails. */
export class ChunkSize {
  #bytes: number;

  constructor(startBytes = 4 * MIB) {
    this.#bytes = startBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** A chunk arrived. One that was shorter than the present size says nothing about longer ones. */
  succeeded(bytes: number, tookMs: number): void {
    if (tookMs > TARGET_MS) this.failed();
    else if (bytes >= this.#bytes && tookMs * 2 < TARGET_MS) this.#bytes = Math.min(LARGEST, this.#bytes * 2);
  }

  failed(): void {
    this.#bytes = Math.max(SMALLEST, Math.floor(this.#bytes / 2));
  }
}
