import type { RecordingEvent } from '../../shared/domain/fact.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { CaptureSettings } from '../../shared/settings/capture.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import { ClaimingTrack } from './claiming-track.ts';
import { Claims } from './join/claims.ts';
import type { Ring } from './ring/ring.ts';
import type { Rings } from './ring/rings.ts';
import { diskFault } from './ring/disk-fault.ts';
import { recordingSpecs } from './track-specs.ts';
import { settledAt, wantedSpans } from './wanted.ts';

export interface CapturingPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Log;
  readonly ledger: Ledger;
}

/** A source that is behind gets this long after the end to deliver the last second. */
const GRACE_MS = 20_000;
/** The last frame of a window may end this much before it by rounding. */
const ROUNDING_MS = 34;

/**
 * One recording from its arming to the last frame: holds its tracks' rings, takes what falls into its window, tells the
 * facts. The window, the pauses and the stop are read from the ledger; after each change there, call `reconsider`.
 */
export class Capturing {
  /** Settles when everything is on disk (`complete`), or nothing came (`empty`), or `abandon` was called. */
  readonly done: Promise<'complete' | 'abandoned'>;
  fault: Fault | null = null;
  private readonly tracks: readonly ClaimingTrack[];
  private readonly lostTracks = new Set<TrackId>();
  private timers: Timer[] = [];
  private settle: (how: 'complete' | 'abandoned') => void = () => undefined;
  private finished = false;

  constructor(
    private readonly id: RecordingId,
    rings: Rings,
    private readonly settings: () => CaptureSettings,
    private readonly ports: CapturingPorts,
    /** Lectern was started again during this recording. */
    continued: boolean,
  ) {
    const frame = this.recording();
    const claims = new Claims(ports.files, frame.dir);
    const parts = 'parts' in frame ? frame.parts : [];
    this.done = new Promise((resolve) => (this.settle = resolve));
    this.tracks = recordingSpecs(settings(), frame).map((spec) => {
      const trackId = spec.track.id as TrackId;
      const partsBefore = continued ? parts.filter((p) => p.trackId === trackId).length : null;
      const wanted = (): ReturnType<typeof wantedSpans> => this.wanted();
      return new ClaimingTrack(trackId, rings.ringFor(spec), claims, wanted, this.listenerOf(trackId), partsBefore);
    });
  }

  /** Opens the sources. */
  begin(): void {
    if (this.recording().state === 'scheduled') this.tell({ type: 'arming-began' });
    for (const track of this.tracks) track.ring.acquire(track);
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

  /** The ring that is pushed live: the first track with picture and sound, else with a picture, else the first. */
  pushedRing(): Ring | null {
    const rings = this.tracks.map((t) => t.ring);
    return rings.find((r) => r.spec.video && r.spec.audio) ?? rings.find((r) => r.spec.video) ?? rings[0] ?? null;
  }

  recorded(): { readonly recordedMs: number; readonly bytes: number } {
    const recordedMs = Math.max(0, ...this.tracks.map((t) => t.recordedMs));
    return { recordedMs, bytes: this.tracks.reduce((sum, t) => sum + t.bytes, 0) };
  }

  private onStart(): void {
    if (this.finished) return;
    const { state } = this.recording();
    if (state === 'scheduled' || state === 'arming') this.tell({ type: 'capture-began' });
    void Promise.all(this.tracks.map((track) => track.takeHeld()));
  }

  private listenerOf(trackId: TrackId): ConstructorParameters<typeof ClaimingTrack>[4] {
    return {
      tell: (...events) => this.tell(...events),
      moved: () => {
        this.lostTracks.delete(trackId);
        if (this.recording().state === 'interrupted') this.tell({ type: 'capture-began' });
        this.lookWhetherComplete();
      },
      lost: (fault) => this.onLost(trackId, fault),
      trouble: (error) => {
        this.fault = diskFault(error, this.recording().dir);
        this.ports.log.error('A segment could not be taken', { recordingId: this.id, trackId, error: String(error) });
      },
    };
  }

  private onLost(trackId: TrackId, fault: Fault): void {
    this.lostTracks.add(trackId);
    const { state, window } = this.recording();
    if (this.lostTracks.size === this.tracks.length && state === 'capturing') {
      this.tell({ type: 'interrupted', fault, resumeUntil: window.end });
    }
    this.lookWhetherComplete();
  }

  private lookWhetherComplete(): void {
    const end = this.settledAt();
    const now = this.ports.clock.now();
    if (this.finished || now < end) return;
    const contentEnd = this.recording().stoppedAt ?? end;
    const isThrough = (t: ClaimingTrack): boolean =>
      this.lostTracks.has(t.trackId) || (t.seenUntil !== null && t.seenUntil >= contentEnd - ROUNDING_MS);
    if (this.tracks.every(isThrough) || now >= plus(end, GRACE_MS)) void this.finish('complete');
  }

  private async finish(how: 'complete' | 'abandoned'): Promise<void> {
    if (this.finished) return;
    this.finished = true;
    this.cancelTimers();
    if (how === 'complete') for (const track of this.tracks) track.endPart();
    this.settle(how);
    await Promise.all(this.tracks.map((track) => track.ring.release(track)));
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
