import { fromEpochMs, plus, type Instant } from '../../shared/domain/instant.ts';

/** When a question left and its answer came, by the clock of this PC. */
export interface RoundTrip {
  readonly sentAt: Instant;
  readonly answeredAt: Instant;
}

/** Bounds that are further apart, in ms, come from a line so slow that the middle between them says nothing. */
const TELLING_MS = 2000;

/**
 * How far the server's clock is ahead of this PC's. Each answer's `Date` header (whole seconds, RFC 9110 §5.6.7) and its
 * round trip bound the difference; the bounds of many answers together are narrower than a second. An answer that
 * contradicts them (a clock was set) starts over.
 */
export class ServerClock {
  #bounds: readonly [number, number] | null = null;

  /** Learns from an answer's `Date` header; anything unreadable is passed over. */
  noteDate(header: string | undefined, trip: RoundTrip): void {
    const at = Date.parse(header ?? '');
    if (!Number.isNaN(at)) this.noteSecond(fromEpochMs(at), trip);
  }

  /** Learns from the server's time cut to the second, as `system.getTime` tells it. */
  noteSecond(second: Instant, { sentAt, answeredAt }: RoundTrip): void {
    const [low, high] = [second - answeredAt, second + 1000 - sentAt];
    const [oldLow, oldHigh] = this.#bounds ?? [low, high];
    const isConsistent = Math.max(low, oldLow) <= Math.min(high, oldHigh);
    this.#bounds = isConsistent ? [Math.max(low, oldLow), Math.min(high, oldHigh)] : [low, high];
  }

  /**
   * Milliseconds that the server is ahead; null before the first answer. While every answer took long, only as much as
   * they prove: 0 when both clocks may be right.
   */
  get aheadMs(): number | null {
    if (this.#bounds === null) return null;
    const [low, high] = this.#bounds;
    return Math.round(high - low > TELLING_MS ? Math.max(low, Math.min(high, 0)) : (low + high) / 2);
  }

  /** The server's time when this PC's is `local`; this PC's own while nothing is known. */
  at(local: Instant): Instant {
    return plus(local, this.aheadMs ?? 0);
  }
}
