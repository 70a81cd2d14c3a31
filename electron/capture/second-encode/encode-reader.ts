import type { Clock } from '../../ports/clock.ts';
import { KEY_FRAME_SECONDS } from '../argv/second-encode.ts';
import type { EncodeRun } from './encode-run.ts';
import type { GroupPlace } from './groups.ts';

/** A reader that had everything within this time keeps up. */
const KEEPS_UP_MS = 1000;

/** Reads what is encoded again, from its newest key frame on. One that does not keep up loses whole groups of pictures. */
export class EncodeReader {
  /** How much the reader lost by being slow. */
  skippedMs = 0;
  /** Whom it waits for right now: the encoder for more packets, or the reader to take them. */
  waitsFor: 'source' | 'reader' = 'source';
  private upToDateAtMs: number;

  constructor(
    private readonly run: EncodeRun,
    private readonly clock: Clock,
  ) {
    this.upToDateAtMs = clock.monotonicMs();
  }

  /** How long ago the reader last had everything; 0 while it keeps up. */
  get behindMs(): number {
    const ms = this.clock.monotonicMs() - this.upToDateAtMs;
    return this.waitsFor === 'source' || ms < KEEPS_UP_MS ? 0 : ms;
  }

  /** The packets as they come, until the encode ends, `signal` aborts or the reader breaks off. To be read once. */
  async *pieces(signal: AbortSignal): AsyncIterable<Uint8Array> {
    const { run } = this;
    run.enter();
    try {
      let place: GroupPlace = run.groups.newest();
      while (!signal.aborted) {
        const wasOver = run.isOver;
        const { bytes, lost, next } = run.groups.read(place);
        place = next;
        this.skippedMs += lost * KEY_FRAME_SECONDS * 1000;
        if (bytes.length > 0) {
          this.waitsFor = 'reader';
          yield bytes;
          this.waitsFor = 'source';
        } else if (wasOver) return;
        else await run.more(signal);
        this.upToDateAtMs = this.clock.monotonicMs();
      }
    } finally {
      run.leave();
    }
  }
}
