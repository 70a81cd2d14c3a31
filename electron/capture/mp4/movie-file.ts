import type { FileWriter } from '../../ports/files.ts';
import { ascii, box, u32, u64s, zeros } from './box.ts';
import { fileType } from './head.ts';
import type { Sink } from './sink.ts';
import { Writes } from './writes.ts';

/** A box's size and type, as short as it can be. */
const BOX_BYTES = 8;
/** The same with a size of 64 bits; where that is not needed, an empty box and a short one take its place. */
const LONG_BOX_BYTES = 16;
const FOUR_BYTES = 2 ** 32;

/** The file of a movie: its samples, put there in order, and its head, which is known last. */
export interface MovieFile {
  /** Where the next place for samples begins. */
  readonly at: number;
  /** A place for the next samples, which come after what is in it and are written by `append`. */
  next(): Promise<Sink>;
  /** Begins to write samples at `at`; they must not be touched any more. */
  append(sink: Sink): void;
  /** Waits for all samples and writes the head. False, and not done, when there is no room for it. */
  finish(head: Uint8Array): Promise<boolean>;
}

/** The head stands before the samples, in the `room` kept for it: the file can be played while it is still being loaded. */
export class FastStartFile implements MovieFile {
  private readonly dataAt: number;
  private readonly writes: Writes;
  private end: number;

  /** `sampleBytes` is about what is put into the file at a time. */
  constructor(
    private readonly out: FileWriter,
    private readonly room: number,
    sampleBytes: number,
  ) {
    this.dataAt = fileType().length + room + LONG_BOX_BYTES;
    this.end = this.dataAt;
    this.writes = new Writes(out, sampleBytes);
  }

  get at(): number {
    return this.end;
  }

  next(): Promise<Sink> {
    return this.writes.next();
  }

  append(sink: Sink): void {
    this.writes.begin(this.end, sink);
    this.end += sink.length;
  }

  async finish(head: Uint8Array): Promise<boolean> {
    await this.writes.settled();
    const left = this.room - head.length;
    if (left < 0 || (left > 0 && left < BOX_BYTES)) return false;
    const free = left === 0 ? [] : [box('free', zeros(left - BOX_BYTES))];
    await this.out.write(0, Buffer.concat([fileType(), head, ...free, this.dataHeader()]));
    return true;
  }

  private dataHeader(): Uint8Array {
    const size = this.end - this.dataAt + BOX_BYTES;
    if (size < FOUR_BYTES) return Buffer.concat([box('free'), u32(size), ascii('mdat')]);
    return Buffer.concat([u32(1), ascii('mdat'), u64s([size + LONG_BOX_BYTES - BOX_BYTES])]);
  }
}

/**
 * The head stands at the end, and all samples that are put there at a time in a box of their own: no byte that was
 * written changes any more, so the file can be sent while it grows.
 */
export class HeadLastFile implements MovieFile {
  private readonly writes: Writes;
  private end = 0;

  constructor(
    private readonly out: FileWriter,
    sampleBytes: number,
  ) {
    this.writes = new Writes(out, sampleBytes + BOX_BYTES);
  }

  get at(): number {
    return this.end;
  }

  /** The box's own beginning is in it. */
  async next(): Promise<Sink> {
    const sink = await this.writes.next();
    if (this.end === 0) sink.put(Buffer.from(fileType()));
    sink.put(Buffer.concat([u32(0), ascii('mdat')]));
    return sink;
  }

  append(sink: Sink): void {
    const boxAt = this.end === 0 ? fileType().length : 0;
    sink.setU32(boxAt, sink.length - boxAt);
    this.writes.begin(this.end, sink);
    this.end += sink.length;
  }

  async finish(head: Uint8Array): Promise<boolean> {
    await this.settled();
    await this.out.write(this.end, head);
    return true;
  }

  /** Resolves when everything that was appended is written. */
  settled(): Promise<void> {
    return this.writes.settled();
  }
}
