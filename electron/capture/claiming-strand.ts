import type { TrackId } from '../../shared/domain/ids.ts';
import type { Instant, Span } from '../../shared/domain/instant.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { RecordingEvent } from '../../shared/domain/fact.ts';
import type { Claims } from './join/claims.ts';
import { Tally } from './observe/tally.ts';
import type { Ring, RingUser } from './ring/ring.ts';
import type { Segment } from './ring/segment.ts';
import type { Strand } from './track-specs.ts';

/** What a strand reports to its recording. */
export interface StrandListener {
  tell(...events: readonly RecordingEvent[]): void;
  /** A segment was claimed, or passed by; the recording may be complete now. */
  moved(): void;
  lost(fault: Fault): void;
  /** A segment could not be claimed. */
  trouble(error: unknown): void;
}

/** What of the ring the recording wants, asked anew for every segment. */
export type Wanted = () => readonly Span[];

/** Which strand of a recording this is. */
export interface StrandPlace {
  readonly trackId: TrackId;
  readonly strand: Strand;
  /** The track's parts are told by its leading strand: the picture, or the sound alone. */
  readonly leads: boolean;
  /** Parts that an earlier run of Lectern told; null for a recording that begins now. */
  readonly partsBefore: number | null;
}

/** Picture or sound of a track under way: takes from its ring what the recording wants, and tells the parts. */
export class ClaimingStrand implements RingUser {
  /** How far the source has come, whether taken or not. */
  seenUntil: Instant | null = null;
  bytes = 0;
  recordedMs = 0;
  private part: { number: number; baseSeconds: number; end: Instant } | null = null;
  private parts = 0;
  private readonly tally = new Tally();
  private readonly taken = new Set<string>();

  constructor(
    readonly place: StrandPlace,
    readonly ring: Ring,
    private readonly claims: Claims,
    private readonly wanted: Wanted,
    private readonly listener: StrandListener,
  ) {}

  /** Takes what the ring still has from before: pre-roll, an extension told late, an undone stop. */
  async takeHeld(): Promise<void> {
    for (const segment of this.ring.segments()) await this.take(segment);
  }

  async take(segment: Segment): Promise<void> {
    try {
      if (!this.taken.has(segment.file) && this.wanted().some((w) => segment.start < w.end && segment.end > w.start)) {
        await this.claim(segment);
      }
    } catch (e) {
      this.listener.trouble(e);
    }
    this.seenUntil = this.seenUntil === null || segment.end > this.seenUntil ? segment.end : this.seenUntil;
    this.listener.moved();
  }

  lost(fault: Fault): void {
    this.endPart();
    this.listener.lost(fault);
  }

  /** Tells what was seen and heard since it was told last. */
  tellObserved(): void {
    const observed = this.tally.takeOut(this.place.trackId);
    if (observed) this.listener.tell({ type: 'observed', ...observed });
  }

  /** Tells the end of the part under way, if there is one. */
  endPart(): void {
    const { trackId, leads } = this.place;
    this.tellObserved();
    if (this.part === null) return;
    if (leads) this.listener.tell({ type: 'part-ended', trackId, number: this.part.number, end: this.part.end });
    this.part = null;
  }

  private async claim(segment: Segment): Promise<void> {
    const { trackId, strand, leads, partsBefore } = this.place;
    this.taken.add(segment.file);
    const isFirstRun = this.part === null ? this.parts === 0 : this.parts === 1 && this.isOfPart(segment);
    const after = segment.afterClockJump ? 'clock-jump' : partsBefore !== null && isFirstRun ? 'restart' : null;
    await this.claims.take(trackId, strand, segment, after);
    this.bytes += segment.bytes;
    this.recordedMs += segment.end - segment.start;
    if (this.ring.watch) this.tally.add(segment.end - segment.start, this.ring.watch.signal());
    if (this.part !== null && this.isOfPart(segment)) {
      this.part.end = segment.end;
      return;
    }
    this.endPart();
    this.parts += 1;
    const number = (partsBefore ?? 0) + this.parts;
    this.part = { number, baseSeconds: segment.baseSeconds, end: segment.end };
    if (leads) this.listener.tell({ type: 'part-began', trackId, number, start: segment.start });
  }

  private isOfPart(segment: Segment): boolean {
    return this.part?.baseSeconds === segment.baseSeconds;
  }
}
