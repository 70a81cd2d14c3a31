import { later, plus, type Instant } from '../../../shared/domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import { scan } from '../stream/scan.ts';
import { begunTogether, type Piece } from './begun-together.ts';
import { inOrder } from './in-order.ts';
import { merged } from './merged.ts';
import { RingTap, type RingNow, type TapSpan } from './ring-tap.ts';

export type { TapSpan } from './ring-tap.ts';

/** Stamps begin this long after zero, so that sound that came a little before the picture has a place. */
const LEAD_SECONDS = 10;
/**
 * ffmpeg takes a picture's packets for whole when the next begins, its parser waits for the one after that, and sound that comes
 * in between counts as time in which nothing was found (`analyzeduration`).
 */
const FIRST_PICTURES = 3;
/** A source that delivers nothing does not hold the other back for longer. */
const LATE_MS = 3000;

/**
 * Reads what a track's sources are writing, up to the newest packet: picture and sound as one MPEG transport stream
 * with common stamps. A source that takes another's place is followed. The sources know nothing of it and cannot be
 * held up; a reader that does not keep up loses whole segments instead.
 */
export class Tap {
  /** Whether there is a picture in it, and not sound alone. */
  readonly hasPicture: boolean;
  private readonly taps: readonly RingTap[];
  private readonly clock: Clock;
  private readonly openedAt: Instant;

  constructor(
    rings: readonly RingNow[],
    ports: { readonly clock: Clock; readonly files: Files },
    private readonly span: TapSpan,
  ) {
    this.clock = ports.clock;
    this.openedAt = ports.clock.now();
    this.hasPicture = rings.some((ring) => ring().spec.video !== null);
    const zeroSeconds = Math.floor(span.from / 1000) - LEAD_SECONDS;
    this.taps = rings.map((ring) => new RingTap(ring, ports, span, zeroSeconds));
  }

  /** How much the reader lost by being slow. */
  get skippedMs(): number {
    return Math.max(0, ...this.taps.map((t) => t.skippedMs));
  }

  /** How long ago the reader last had everything; 0 while it keeps up. */
  get behindMs(): number {
    return Math.max(0, ...this.taps.map((t) => t.behindMs));
  }

  /** Whom the stream waits for right now: a source for more packets, or the reader to take them. */
  get waitsFor(): 'source' | 'reader' {
    return this.taps.some((t) => t.waitsFor === 'reader') ? 'reader' : 'source';
  }

  /** The packets as they come, until the span ends, `signal` aborts or the reader breaks off. */
  async *pieces(signal: AbortSignal): AsyncIterable<Uint8Array> {
    const brokenOff = new AbortController();
    const either = AbortSignal.any([signal, brokenOff.signal]);
    const sources = this.taps.map((t, source) => labelled(source, t.pieces(either)));
    const isLate = (): boolean => this.clock.now() >= plus(later(this.openedAt, this.span.from), LATE_MS);
    const pieces = merged(sources, () => brokenOff.abort());
    yield* begunTogether(pieces, (held) => this.isBegun(held), isLate, arranged);
  }

  /**
   * Enough of each source that a reader knows what is in the stream before it gives up looking: some pictures, and sound from
   * the first of them on.
   */
  private isBegun(held: readonly Piece<Uint8Array>[]): boolean {
    const scans = held.map(({ source, value }) => ({ source, ...scan(value) }));
    const pictures = scans.reduce((sum, { video }) => sum + (video?.count ?? 0), 0);
    if (this.hasPicture && pictures < FIRST_PICTURES) return false;
    const begin = scans.find(({ video }) => video !== null)?.video?.first ?? 0;
    return this.taps.every(
      ({ hasSound }, i) => !hasSound || scans.some(({ audio, source }) => source === i && audio && audio.last >= begin),
    );
  }
}

/** What was held back, each source whole, in the order of its stamps. */
function arranged(held: readonly Piece<Uint8Array>[]): readonly Uint8Array[] {
  const bySource = new Map<number, Uint8Array[]>();
  for (const { source, value } of held) bySource.set(source, [...(bySource.get(source) ?? []), value]);
  return inOrder([...bySource.values()].map((pieces) => new Uint8Array(Buffer.concat(pieces))));
}

async function* labelled<T>(source: number, pieces: AsyncIterable<T>): AsyncIterable<Piece<T>> {
  for await (const value of pieces) yield { source, value };
}
