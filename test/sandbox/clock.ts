import { fromEpochMs, plus, toUnixSeconds, type Instant } from '../../shared/domain/instant.ts';

/** The server's clock: the machine's, or a test's, moved by a skew that a test may change. */
export class SandboxClock {
  /** How far the server's clock is ahead of the machine's, in milliseconds. */
  skewMs = 0;

  constructor(private readonly source: () => number = Date.now) {}

  /** The server's present. */
  now(): Instant {
    return plus(fromEpochMs(this.source()), this.skewMs);
  }

  /** The server's present in unix seconds, rounded down. */
  unixSeconds(): number {
    return toUnixSeconds(this.now());
  }
}
