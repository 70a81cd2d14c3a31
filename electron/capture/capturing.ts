import type { RecordingEvent } from '../../shared/domain/fact.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import { later, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { CaptureSettings } from '../../shared/settings/capture.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import { ClaimingStrand, type StrandListener, type StrandPlace } from './claiming-strand.ts';
import { Claims } from './join/claims.ts';
import type { Ring } from './ring/ring.ts';
import type { Rings } from './ring/rings.ts';
import type { RingNow } from './tap/ring-tap.ts';
import { diskFault } from './ring/disk-fault.ts';
import { recordingSpecs, specsOrNone, strandsOf, type TrackSpec } from './track-specs.ts';
import { settledAt, wantedSpans } from './wanted.ts';

export interface CapturingPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Log;
  readonly ledger: Ledger;
}

/** A source that is behind gets this long after the end to deliver the last second. */
const GRACE_MS = 20_000;
/** Length of a segment, so that one that was begun before is not taken. */
const SEGMENT_MS = 1000;
/** The last frame of a window may end this much before it by rounding. */
const ROUNDING_MS = 34;

/** What of the spans lies behind an instant. */
const within = (spans: readonly Span[], from: Instant): readonly Span[] =>
  spans.map((s) => ({ start: later(s.start, from), end: s.end })).filter((s) => s.start < s.end);

/**
 * One recording from its arming to the last frame: holds the rings of its tracks, takes what falls into its window, tells the
 * facts. The window, the pauses and the stop are read from the ledger; after each change there, call `reconsider`.
 */
export class Capturing {
  /** Settles when everything that there is is on disk (`complete`), or `abandon` was called. */
  readonly done: Promise<'complete' | 'abandoned'>;
  fault: Fault | null = null;
  private strands: readonly ClaimingStrand[];
  private readonly claims: Claims;
  private readonly lost = new Set<ClaimingStrand>();
  private timers: Timer[] = [];
  private settle: (how: 'complete' | 'abandoned') => void = () => undefined;
  private finished = false;

  constructor(
    private readonly id: RecordingId,
    private readonly rings: Rings,
    private readonly settings: () => CaptureSettings,
    private readonly ports: CapturingPorts,
    /** Lectern was started again during this recording. */
    continued: boolean,
  ) {
    const frame = this.recording();
    this.claims = new Claims(ports.files, frame.dir);
    const parts = 'parts' in frame ? frame.parts : [];
    this.done = new Promise((resolve) => (this.settle = resolve));
    this.strands = recordingSpecs(settings(), frame).flatMap((track) => {
      const trackId = track.track.id as TrackId;
      const partsBefore = continued ? parts.filter((p) => p.trackId === trackId).length : null;
      return strandsOf(track).map(({ strand, spec }, i) => {
        return this.strandOf({ trackId, strand, leads: i === 0, partsBefore }, spec, () => this.wanted());
      });
    });
  }

  /** Opens the sources. */
  begin(): void {
    if (this.recording().state === 'scheduled') this.tell({ type: 'arming-began' });
    for (const strand of this.strands) strand.ring.acquire(strand);
    this.reconsider();
  }

  /** The recording's window, pauses or stop changed: sets the timers anew and takes what is wanted now. */
  reconsider(): void {
    if (this.finished) return;
    const end = this.settledAt();
    this.cancelTimers();
    this.timers = [
      this.ports.clock.at(this.recording().window.start, () => this.onStart()),
      this.ports.clock.at(end, () => this.lookWhetherComplete()),
      this.ports.clock.at(plus(end, GRACE_MS), () => this.lookWhetherComplete()),
    ];
    if (this.ports.clock.now() >= this.recording().window.start) this.onStart();
  }

  /** Gives the sources back without joining; what was taken stays. */
  async abandon(): Promise<void> {
    await this.finish('abandoned');
  }

  /** What is pushed live: the first track with picture and sound, else with a picture, else the first. */
  pushed(): readonly RingNow[] {
    const ofTrack = (id: TrackId): readonly ClaimingStrand[] => this.strands.filter((s) => s.place.trackId === id);
    const tracks = [...new Set(this.strands.map((s) => s.place.trackId))].map(ofTrack);
    const has = (strands: readonly ClaimingStrand[], what: 'video' | 'audio'): boolean =>
      strands.some((s) => s.ring.spec[what] !== null);
    const both = tracks.find((strands) => has(strands, 'video') && has(strands, 'audio'));
    const pushed = both ?? tracks.find((strands) => has(strands, 'video')) ?? tracks[0] ?? [];
    return pushed.map((s) => () => this.ringAt(s.place) ?? s.ring);
  }

  recorded(): { readonly recordedMs: number; readonly bytes: number } {
    const recordedMs = Math.max(0, ...this.strands.map((s) => s.recordedMs));
    return { recordedMs, bytes: this.strands.reduce((sum, s) => sum + s.bytes, 0) };
  }

  /**
   * Takes each track's sound from the source that the settings name now, from the moment on at which the old one ends; what
   * was taken stays, and the picture goes on.
   */
  followSound(): void {
    if (this.finished) return;
    for (const track of specsOrNone(this.settings(), this.recording())) {
      const before = this.strands.find((s) => s.place.trackId === track.track.id && s.place.strand === 'sound');
      const { spec } = strandsOf(track).find((s) => s.strand === 'sound') ?? {};
      if (before && spec && before.ring.spec.audio?.id !== spec.audio?.id) this.replaceSound(before, spec);
    }
  }

  private ringAt({ trackId, strand }: StrandPlace): Ring | undefined {
    return this.strands.find((s) => s.place.trackId === trackId && s.place.strand === strand)?.ring;
  }

  private replaceSound(before: ClaimingStrand, spec: TrackSpec): void {
    const { trackId, leads } = before.place;
    const recording = this.recording();
    const parts = 'parts' in recording ? recording.parts.filter((p) => p.trackId === trackId).length : 0;
    const from = plus(before.seenUntil ?? this.ports.clock.now(), SEGMENT_MS);
    const wanted = (): readonly Span[] => within(this.wanted(), from);
    const after = this.strandOf({ ...before.place, partsBefore: leads ? parts : null }, spec, wanted);
    before.endPart();
    this.lost.delete(before);
    this.strands = this.strands.map((s) => (s === before ? after : s));
    after.ring.acquire(after);
    void before.ring.release(before);
  }

  private strandOf(place: StrandPlace, spec: TrackSpec, wanted: () => readonly Span[]): ClaimingStrand {
    const strand: ClaimingStrand = new ClaimingStrand(
      place,
      this.rings.ringFor(spec),
      this.claims,
      wanted,
      this.listenerOf(() => strand),
    );
    return strand;
  }

  private onStart(): void {
    if (this.finished) return;
    const { state } = this.recording();
    if (state === 'scheduled' || state === 'arming') this.tell({ type: 'capture-began' });
    void Promise.all(this.strands.map((strand) => strand.takeHeld()));
  }

  private listenerOf(strand: () => ClaimingStrand): StrandListener {
    return {
      tell: (...events) => this.tell(...events),
      moved: () => {
        this.lost.delete(strand());
        if (this.recording().state === 'interrupted') this.tell({ type: 'capture-began' });
        this.lookWhetherComplete();
      },
      lost: (fault) => this.onLost(strand(), fault),
      trouble: (error) => {
        const { trackId } = strand().place;
        this.fault = diskFault(error, this.recording().dir);
        this.ports.log.error('A segment could not be taken', { recordingId: this.id, trackId, error: String(error) });
      },
    };
  }

  private onLost(strand: ClaimingStrand, fault: Fault): void {
    this.lost.add(strand);
    const { state, window } = this.recording();
    if (this.lost.size === this.strands.length && state === 'capturing') {
      this.tell({ type: 'interrupted', fault, resumeUntil: window.end });
    }
    this.lookWhetherComplete();
  }

  private lookWhetherComplete(): void {
    const end = this.settledAt();
    const now = this.ports.clock.now();
    if (this.finished || now < end) return;
    const contentEnd = this.recording().stoppedAt ?? end;
    const isThrough = (s: ClaimingStrand): boolean =>
      this.lost.has(s) || (s.seenUntil !== null && s.seenUntil >= contentEnd - ROUNDING_MS);
    if (this.strands.every(isThrough) || now >= plus(end, GRACE_MS)) void this.finish('complete');
  }

  private async finish(how: 'complete' | 'abandoned'): Promise<void> {
    if (this.finished) return;
    this.finished = true;
    this.cancelTimers();
    for (const strand of this.strands) {
      if (how === 'complete') strand.endPart();
      else strand.tellObserved();
    }
    this.settle(how);
    await Promise.all(this.strands.map((strand) => strand.ring.release(strand)));
  }

  private cancelTimers(): void {
    for (const timer of this.timers) timer.cancel();
  }

  private settledAt(): Instant {
    return settledAt(this.recording(), this.settings().undoStopSeconds * 1000);
  }

  private wanted(): ReturnType<typeof wantedSpans> {
    const { undoStopSeconds, keepPausedSpans } = this.settings();
    return this.finished ? [] : wantedSpans(this.recording(), undoStopSeconds * 1000, keepPausedSpans);
  }

  private tell(...events: readonly RecordingEvent[]): void {
    this.ports.ledger.tell(this.id, ...events);
  }

  private recording(): Recording {
    const recording = this.ports.ledger.state().recordings.get(this.id);
    if (!recording) throw new RangeError(`There is no recording ${this.id}`);
    return recording;
  }
}
