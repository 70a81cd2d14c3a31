import type { FileWriter } from '../../ports/files.ts';
import { ascii, box, u32, u64s, zeros } from './box.ts';
import { fileType } from './head.ts';
import { Sink } from './sink.ts';

/** A box's size and type, as short as it can be. */
const BOX_BYTES = 8;
/** The same with a size of 64 bits; where that is not needed, an empty box and a short one take its place. */
const LONG_BOX_BYTES = 16;
const FOUR_BYTES = 2 ** 32;
/** Writes that are under way at once, beside the samples that are being put together. */
const DEPTH = 2;

/**
 * The file of a movie whose head stands before its samples, so that it can be played while it is still being loaded, although
 * the head is known last: `room` bytes are kept for it.
 */
export class MovieFile {
  private readonly dataAt: number;
  private readonly sinks: Sink[];
  /** In the order they were begun, each with what it writes. */
  private readonly underWay: { readonly sink: Sink; readonly written: Promise<void> }[] = [];
  private end: number;

  /** `sampleBytes` is about what is put into the file at a time. */
  constructor(
    private readonly out: FileWriter,
    private readonly room: number,
    sampleBytes: number,
  ) {
    this.dataAt = fileType().length + room + LONG_BOX_BYTES;
    this.end = this.dataAt;
    this.sinks = Array.from({ length: DEPTH + 1 }, () => new Sink(sampleBytes));
  }

  /** Where the next samples go. */
  get at(): number {
    return this.end;
  }

  /** An empty place for the next samples, which are written by `append`. Throws what writing earlier ones failed with. */
  async next(): Promise<Sink> {
    const free = this.sinks.pop() ?? (await this.settled());
    free.clear();
    return free;
  }

  /** Begins to write samples at `at`; they must not be touched any more. */
  append(sink: Sink): void {
    const written = this.out.write(this.end, sink.bytes);
    // Told by `next` or `finish`, whichever comes first.
    written.catch(() => undefined);
    this.underWay.push({ sink, written });
    this.end += sink.length;
  }

  /** Waits for all samples and writes the head. False, and not done, when there is no room for it. */
  async finish(head: Uint8Array): Promise<boolean> {
    while (this.underWay.length > 0) await this.settled();
    const left = this.room - head.length;
    if (left < 0 || (left > 0 && left < BOX_BYTES)) return false;
    const free = left === 0 ? [] : [box('free', zeros(left - BOX_BYTES))];
    await this.out.write(0, Buffer.concat([fileType(), head, ...free, this.dataHeader()]));
    return true;
  }

  /** Waits for the oldest write and gives back what it wrote. */
  private async settled(): Promise<Sink> {
    const oldest = this.underWay.shift();
    if (!oldest) throw new Error('Nothing is being written');
    await oldest.written;
    return oldest.sink;
  }

  private dataHeader(): Uint8Array {
    const size = this.end - this.dataAt + BOX_BYTES;
    if (size < FOUR_BYTES) return Buffer.concat([box('free'), u32(size), ascii('mdat')]);
    return Buffer.concat([u32(1), ascii('mdat'), u64s([size + LONG_BOX_BYTES - BOX_BYTES])]);
  }
}
