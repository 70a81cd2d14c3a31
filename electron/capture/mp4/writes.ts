import type { FileWriter } from '../../ports/files.ts';
import { Sink } from './sink.ts';

/** Writes that are under way at once, beside the samples that are being put together. */
const DEPTH = 2;

/** Writes that go on while the next samples are put together, in memory that is used again and again. */
export class Writes {
  private readonly sinks: Sink[];
  /** In the order they were begun, each with what it writes. */
  private readonly underWay: { readonly sink: Sink; readonly written: Promise<void> }[] = [];

  /** `sampleBytes` is about what is put into the file at a time. */
  constructor(
    private readonly out: FileWriter,
    sampleBytes: number,
  ) {
    this.sinks = Array.from({ length: DEPTH + 1 }, () => new Sink(sampleBytes));
  }

  /** An empty sink. Throws what writing earlier ones failed with. */
  async next(): Promise<Sink> {
    const free = this.sinks.pop() ?? (await this.oldest());
    free.clear();
    return free;
  }

  /** Begins to write at `at`; the sink must not be touched any more. */
  begin(at: number, sink: Sink): void {
    const written = this.out.write(at, sink.bytes);
    // Told by `next` or `settled`, whichever comes first.
    written.catch(() => undefined);
    this.underWay.push({ sink, written });
  }

  /** Resolves when everything is written. */
  async settled(): Promise<void> {
    while (this.underWay.length > 0) this.sinks.push(await this.oldest());
  }

  /** Waits for the oldest write and gives back what it wrote. */
  private async oldest(): Promise<Sink> {
    const oldest = this.underWay.shift();
    if (!oldest) throw new Error('Nothing is being written');
    await oldest.written;
    return oldest.sink;
  }
}
