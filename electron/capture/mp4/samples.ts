import { box, fullBox, u32, u32s, u64s } from './box.ts';

/** One frame of a track; times in units of the track, from any moment, also negative. */
export interface Sample {
  readonly bytes: number;
  readonly dts: number;
  /** When it is shown: at `dts` or later. */
  readonly pts: number;
  /** How long it lasts where no other follows; null: as long as most. */
  readonly duration: number | null;
  readonly isKey: boolean;
}

/** Equal numbers in a row, counted. */
class Runs {
  readonly counts: number[] = [];
  readonly values: number[] = [];

  add(value: number): void {
    const last = this.values.length - 1;
    if (this.values[last] === value) this.counts[last] = (this.counts[last] ?? 0) + 1;
    else {
      this.values.push(value);
      this.counts.push(1);
    }
  }

  /** The value of the longest run; 0 when there is none. */
  get usual(): number {
    const longest = this.counts.reduce((best, count, i) => (count > (this.counts[best] ?? 0) ? i : best), 0);
    return this.values[longest] ?? 0;
  }

  /** Number of runs, then each as its count and its value. */
  table(): Uint8Array {
    return u32s([this.counts.length, ...this.counts.flatMap((count, i) => [count, this.values[i] ?? 0])]);
  }
}

const FOUR_BYTES = 2 ** 32;

/** The index of a track (ISO/IEC 14496-12 §8.5): how long, how large and where each of its samples is. */
export class Samples {
  private readonly sizes: number[] = [];
  private readonly keys: number[] = [];
  private readonly durations = new Runs();
  private readonly delays = new Runs();
  private readonly chunks: { readonly at: number; readonly samples: number }[] = [];
  private first: Pick<Sample, 'dts' | 'pts'> = { dts: 0, pts: 0 };
  private lastDts = 0;
  private lastPts = 0;
  private lastDuration: number | null = null;
  private total = 0;

  get count(): number {
    return this.sizes.length;
  }

  /** Bytes of all samples. */
  get bytes(): number {
    return this.total;
  }

  /** Decoding and showing of the first sample; 0 while there is none. */
  get begin(): Pick<Sample, 'dts' | 'pts'> {
    return this.first;
  }

  /** When the last sample has been shown. */
  get end(): number {
    return this.lastPts + this.durationOfLast;
  }

  /** From the first sample's decoding to the last one's end. */
  get length(): number {
    return this.lastDts + this.durationOfLast - this.first.dts;
  }

  /** Adds samples that lie one after the other in the file from byte `at` on. One that is not after the last is moved behind it. */
  addChunk(at: number, samples: readonly Sample[]): void {
    if (samples.length === 0) return;
    this.chunks.push({ at, samples: samples.length });
    for (const sample of samples) this.add(sample);
  }

  /** The table itself, for samples of the kind that `entry` describes. */
  table(entry: Uint8Array): Uint8Array {
    const durations = new Runs();
    durations.counts.push(...this.durations.counts);
    durations.values.push(...this.durations.values);
    if (this.count > 0) durations.add(this.durationOfLast);
    const isInOrder = this.delays.values.every((delay) => delay === 0);
    const areAllKeys = this.keys.length === this.count;
    return box(
      'stbl',
      fullBox('stsd', 0, 0, u32(1), entry),
      fullBox('stts', 0, 0, durations.table()),
      ...(isInOrder ? [] : [fullBox('ctts', 0, 0, this.delays.table())]),
      ...(areAllKeys ? [] : [fullBox('stss', 0, 0, u32(this.keys.length), u32s(this.keys))]),
      this.chunkSizes(),
      fullBox('stsz', 0, 0, u32(0, this.count), u32s(this.sizes)),
      this.chunkPlaces(),
    );
  }

  private add(sample: Sample): void {
    const isFirst = this.count === 0;
    const dts = isFirst ? sample.dts : Math.max(sample.dts, this.lastDts + 1);
    const pts = Math.max(sample.pts, dts);
    if (isFirst) this.first = { dts, pts };
    else this.durations.add(dts - this.lastDts);
    this.delays.add(pts - dts);
    this.lastDts = dts;
    this.lastPts = pts;
    this.lastDuration = sample.duration;
    this.sizes.push(sample.bytes);
    this.total += sample.bytes;
    if (sample.isKey) this.keys.push(this.sizes.length);
  }

  private get durationOfLast(): number {
    return this.lastDuration ?? this.durations.usual;
  }

  /** Samples in each chunk, told where it changes: from which chunk on, how many, of which description. */
  private chunkSizes(): Uint8Array {
    const changes = this.chunks.flatMap(({ samples }, i) =>
      samples === this.chunks[i - 1]?.samples ? [] : [i + 1, samples, 1],
    );
    return fullBox('stsc', 0, 0, u32(changes.length / 3), u32s(changes));
  }

  private chunkPlaces(): Uint8Array {
    const places = this.chunks.map(({ at }) => at);
    const isFar = places.some((at) => at >= FOUR_BYTES);
    return fullBox(isFar ? 'co64' : 'stco', 0, 0, u32(places.length), isFar ? u64s(places) : u32s(places));
  }
}
