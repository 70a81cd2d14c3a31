import { join } from 'node:path';
import { fromEpochMs, plus, type Instant } from '../../../shared/domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files, GrowingFile } from '../../ports/files.ts';
import type { Ring } from '../ring/ring.ts';
import { wallMs } from '../ring/segment.ts';
import { MovingStream } from '../stream/moving.ts';
import { scan } from '../stream/scan.ts';
import { PACKET_BYTES, TICKS_PER_MS } from '../stream/transport-packet.ts';

/** From when to when a reader wants the stream. `until` is asked anew at every segment, since it may move. */
export interface TapSpan {
  readonly from: Instant;
  readonly until: () => Instant;
}

/** What of a ring is read. */
type ReadRing = Pick<Ring, 'spec' | 'writing'>;

/** The ring that a strand is taken from: another one after a track was given another microphone. */
export type RingNow = () => ReadRing;

/**
 * How often the growing segment is looked at, by all taps at the same moments: what wakes this process, and the reader's, costs
 * more than what there is to copy. Twice as often would spare a viewer 40 ms and take half as much time again.
 */
const LOOK_MS = 160;
/** A reader that is further behind than this goes on with the newest segment. */
const MOST_BEHIND = 5;
/** How far back a stream may begin when it is opened a little late. */
const LOOK_BACK = 2;
const SEGMENT_MS = 1000;
/** A reader that had everything within this time keeps up. */
const KEEPS_UP_MS = 1000;
/** How much is read at once: more than a look's worth of most streams. */
const PIECE_BYTES = 256 * 1024;

interface Place {
  readonly dir: string;
  readonly baseSeconds: number;
  number: number;
  /** The segment, once it was found. */
  file: GrowingFile | null;
  /** Bytes of the segment that were read. */
  offset: number;
  /** The next segment has begun, so this one will not grow. */
  closed: boolean;
}

/** Packets of the stream; `isAll`: there are no more for now. */
interface Packets {
  readonly packets: Uint8Array;
  readonly isAll: boolean;
}

/**
 * Reads what a ring's source is writing, up to the newest packet: one unbroken MPEG transport stream, over segments and
 * runs of the source, which begins with a key frame where there is a picture. Where another source of sound takes its place,
 * the stream goes on with that one's sound from where it is. The source knows nothing of it and cannot be held up; a reader that
 * does not keep up loses whole segments instead.
 */
export class RingTap {
  /** How much the reader lost by being slow. */
  skippedMs = 0;
  /** Whom the stream waits for right now: the source for more packets, or the reader to take them. */
  waitsFor: 'source' | 'reader' = 'source';
  private upToDateAtMs: number;
  private readonly stream = new MovingStream();
  private place: Place | null = null;
  private ring: ReadRing;
  /** Wall-clock time of the newest sound that went out, and of what the present ring's must come after. */
  private heardMs = -Infinity;
  private heardBeforeMs = -Infinity;

  constructor(
    private readonly ringNow: RingNow,
    private readonly ports: { readonly clock: Clock; readonly files: Files },
    private readonly span: TapSpan,
    /** Unix seconds that the stream's stamps count from. */
    private readonly zeroSeconds: number,
  ) {
    this.ring = ringNow();
    this.upToDateAtMs = ports.clock.monotonicMs();
  }

  /** Whether its source has sound. */
  get hasSound(): boolean {
    return this.ring.spec.audio !== null;
  }

  /** How long ago the reader last had everything. */
  get behindMs(): number {
    const ms = this.ports.clock.monotonicMs() - this.upToDateAtMs;
    return ms < KEEPS_UP_MS ? 0 : ms;
  }

  /** The packets as they come, until the span ends or `signal` aborts. */
  async *pieces(signal: AbortSignal): AsyncIterable<Uint8Array> {
    try {
      while (!signal.aborted) {
        const next = await this.next();
        if (next === 'end') return;
        if (next === 'moved') continue;
        if (next === 'nothing' && this.ring.writing === null && this.ports.clock.now() >= this.span.until()) return;
        if (next !== 'nothing') {
          this.waitsFor = 'reader';
          yield next.packets;
          this.waitsFor = 'source';
        }
        if (next !== 'nothing' && !next.isAll) continue;
        this.upToDateAtMs = this.ports.clock.monotonicMs();
        const { clock } = this.ports;
        await clock.sleep(LOOK_MS - (clock.now() % LOOK_MS), signal).catch(() => undefined);
      }
    } finally {
      await this.place?.file?.close();
    }
  }

  private async next(): Promise<Packets | 'nothing' | 'moved' | 'end'> {
    await this.followRing();
    const place = (this.place ??= await this.enter());
    if (place === null) return 'nothing';
    place.file ??= await this.ports.files.follow(fileOf(place, place.number));
    if (place.file === null) return this.whenMissing(place);
    const bytes = await place.file.readFrom(place.offset, PIECE_BYTES);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % PACKET_BYTES));
    if (whole.length > 0) return this.take(place, whole, bytes.length < PIECE_BYTES && !place.closed);
    if (place.closed) return this.advance(place);
    if ((await this.ports.files.stat(fileOf(place, place.number + 1))) !== null) {
      // The muxer closed this segment before it opened the next; one more look finds its last packets.
      place.closed = true;
      return 'moved';
    }
    if (this.ring.writing?.dir !== place.dir) await this.leave(place);
    return 'nothing';
  }

  private async take(
    place: Place,
    packets: Uint8Array,
    isAll: boolean,
  ): Promise<Packets | 'nothing' | 'moved' | 'end'> {
    if (place.offset === 0) {
      const start = this.startOf(packets, place.baseSeconds);
      if (start === null && !place.closed) return 'nothing';
      if (start !== null && start >= this.span.until()) return 'end';
      if (start === null || start < this.earliest) {
        await this.turnTo(place, place.number + 1);
        return 'moved';
      }
    }
    place.offset += packets.length;
    const ticks = (place.baseSeconds - this.zeroSeconds) * 1000 * TICKS_PER_MS;
    if (this.ring.spec.video) return { packets: this.stream.go(packets, ticks), isAll };
    // Sound can be cut anywhere: nothing of it goes out before the picture does, or after.
    const kept = this.stream.go(packets, ticks, (stamp) => {
      const at = wallMs(place.baseSeconds, stamp);
      if (at < this.span.from || at <= this.heardBeforeMs || at >= this.span.until()) return false;
      this.heardMs = at;
      return true;
    });
    return { packets: kept, isAll };
  }

  /** A picture begins with a key frame, and so with a segment; sound may begin within one. */
  private get earliest(): Instant {
    return this.ring.spec.video ? this.span.from : plus(this.span.from, -SEGMENT_MS);
  }

  private async advance(place: Place): Promise<'moved'> {
    const newest = await this.newest(place.dir);
    const next = newest - place.number > MOST_BEHIND ? newest : place.number + 1;
    this.skippedMs += (next - place.number - 1) * SEGMENT_MS;
    await this.turnTo(place, next);
    return 'moved';
  }

  /** The next segment has not begun yet, or this one was removed, or the run is over. */
  private async whenMissing(place: Place): Promise<'nothing' | 'moved'> {
    const newest = await this.newest(place.dir);
    if (newest > place.number) {
      this.skippedMs += (newest - place.number) * SEGMENT_MS;
      await this.turnTo(place, newest);
      return 'moved';
    }
    if (this.ring.writing?.dir !== place.dir) await this.leave(place);
    return 'nothing';
  }

  private async turnTo(place: Place, number: number): Promise<void> {
    const { file } = place;
    Object.assign(place, { number, file: null, offset: 0, closed: false });
    await file?.close();
  }

  /** Another ring may have been held open before it took this one's place, and have old sound. */
  private async followRing(): Promise<void> {
    const ring = this.ringNow();
    if (ring === this.ring) return;
    this.ring = ring;
    this.heardBeforeMs = this.heardMs;
    if (this.place !== null) await this.leave(this.place);
  }

  /** The run is over; the next one has another place. */
  private async leave(place: Place): Promise<void> {
    this.place = null;
    await place.file?.close();
  }

  private async enter(): Promise<Place | null> {
    const { writing } = this.ring;
    if (writing === null) return null;
    const newest = await this.newest(writing.dir);
    if (newest < 0) return null;
    return { ...writing, number: Math.max(0, newest - LOOK_BACK), file: null, offset: 0, closed: false };
  }

  private async newest(dir: string): Promise<number> {
    const names = await this.ports.files.list(dir);
    return Math.max(-1, ...names.map((n) => (/^\d+\.ts$/.test(n) ? parseInt(n, 10) : -1)));
  }

  /** When the first frame of a segment was; null while it cannot be seen. */
  private startOf(packets: Uint8Array, baseSeconds: number): Instant | null {
    const { video, audio } = scan(packets);
    const first = this.ring.spec.video ? video : audio;
    return first === null ? null : fromEpochMs(wallMs(baseSeconds, first.first));
  }
}

const fileOf = (place: Place, number: number): string => join(place.dir, `${String(number).padStart(6, '0')}.ts`);
