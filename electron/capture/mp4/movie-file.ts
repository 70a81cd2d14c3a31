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

/** So many places for samples share a box: the fewer boxes, the sooner a player that loads in pieces finds the head. */
const PLACES_IN_BOX = 20;

/**
 * The head stands at the end, and samples in boxes that are complete once they are full: what was written of those does
 * not change any more, so the file can be sent while it grows.
 */
export class HeadLastFile implements MovieFile {
  private readonly writes: Writes;
  private boxAt = fileType().length;
  private end = this.boxAt + BOX_BYTES;
  private places = 0;

  constructor(
    private readonly out: FileWriter,
    sampleBytes: number,
  ) {
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
    this.places += 1;
    if (this.places === PLACES_IN_BOX) this.endBox();
  }

  async finish(head: Uint8Array): Promise<boolean> {
    this.endBox();
    await this.writes.settled();
    await this.out.write(this.boxAt, head);
    return true;
  }

  /** Waits for what was appended; gives how much of the file is there for good. */
  async settledBytes(): Promise<number> {
    await this.writes.settled();
    return this.boxAt === fileType().length ? 0 : this.boxAt;
  }

  private endBox(): void {
    const header = [u32(this.end - this.boxAt), ascii('mdat')];
    const isFirst = this.boxAt === fileType().length;
    this.writes.put(isFirst ? 0 : this.boxAt, Buffer.concat(isFirst ? [fileType(), ...header] : header));
    this.boxAt = this.end;
    this.end += BOX_BYTES;
    this.places = 0;
  }
}
