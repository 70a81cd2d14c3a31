/** Bytes that are put one after the other; used again and again, so that a long file costs no more memory than a short one. */
export class Sink {
  private buffer: Buffer;
  private filled = 0;

  /** `room` is what it has from the beginning; it grows where that is too little. */
  constructor(room = 0) {
    this.buffer = Buffer.allocUnsafe(room);
  }

  get length(): number {
    return this.filled;
  }

  /** What was put, until the next `clear`. */
  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.filled);
  }

  clear(): void {
    this.filled = 0;
  }

  /** Bytes [from, to) of `source`. */
  put(source: Buffer, from = 0, to = source.length): void {
    this.reserve(to - from);
    source.copy(this.buffer, this.filled, from, to);
    this.filled += to - from;
  }

  /** A number in four bytes, the highest first. */
  putU32(value: number): void {
    this.reserve(4);
    this.filled = this.buffer.writeUInt32BE(value, this.filled);
  }

  private reserve(bytes: number): void {
    if (this.filled + bytes <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe((this.filled + bytes) * 2);
    this.buffer.copy(grown, 0, 0, this.filled);
    this.buffer = grown;
  }
}
