import type { FileWriter } from '../../ports/files.ts';
import { Sink } from './sink.ts';

/** Writes that are under way at once, beside the samples that are being put together. */
const DEPTH = 2;

/** Writes that go on while the next samples are put together, in memory that is used again and again. */
export class Writes {
  private readonly sinks: Sink[];
  /** In the order they were begun, each with the sink that it writes, if any. */
  private readonly underWay: { readonly sink: Sink | null; readonly written: Promise<void> }[] = [];

  /** `sampleBytes` is about what is put into the file at a time. */
  constructor(
    private readonly out: FileWriter,
    sampleBytes: number,
  ) {
    this.sinks = Array.from({ length: DEPTH + 1 }, () => new Sink(sampleBytes));
  }

  /** An empty sink. Throws what writing earlier ones failed with. */
  async next(): Promise<Sink> {
    while (this.sinks.length === 0) await this.oldest();
    const free = this.sinks.pop() ?? new Sink();
    free.clear();
    return free;
  }

  /** Begins to write at `at`; the sink must not be touched any more. */
  begin(at: number, sink: Sink): void {
    this.remember(sink, this.out.write(at, sink.bytes));
  }

  /** As `begin`, for bytes that are not changed. */
  put(at: number, bytes: Uint8Array): void {
    this.remember(null, this.out.write(at, bytes));
  }

  /** Resolves when everything is written. Throws what writing failed with. */
  async settled(): Promise<void> {
    while (this.underWay.length > 0) await this.oldest();
  }

  private remember(sink: Sink | null, written: Promise<void>): void {
    // Told by `next` or `settled`, whichever comes first.
    written.catch(() => undefined);
    this.underWay.push({ sink, written });
  }

  /** Waits for the oldest write; what it wrote is free again. */
  private async oldest(): Promise<void> {
    const oldest = this.underWay.shift();
    if (!oldest) throw new Error('Nothing is being written');
    await oldest.written;
    if (oldest.sink) this.sinks.push(oldest.sink);
  }
}
