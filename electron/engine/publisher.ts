import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Clock, Timer } from '../ports/clock.ts';

/** From something that happened to the snapshot that shows it. */
const LEAST_GAP_MS = 100;
/** From a figure that goes on moving (bytes, frames, a newer preview) to the snapshot that shows it. */
const FIGURES_GAP_MS = 500;
/** Without any change a snapshot is made this often, so that elapsed times and free space stay true. */
const HEARTBEAT_MS = 1000;

/**
 * Makes snapshots when something changed: a tenth of a second after it happened, half a second where only figures moved, and
 * at least one a second while somebody looks.
 */
export class Publisher {
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private latest: Snapshot | null = null;
  private dirty = false;
  private timer: Timer | null = null;
  /** How soon the snapshot that is under way was asked for. */
  private within = Number.POSITIVE_INFINITY;
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly make: (revision: number) => Snapshot,
  ) {}

  /** The newest snapshot; made now when something changed since the last. */
  snapshot(): Snapshot {
    if (this.latest === null || this.dirty) this.renew();
    return this.latest as Snapshot;
  }

  /** Something that the snapshot shows has happened. */
  changed(): void {
    this.renewWithin(LEAST_GAP_MS);
  }

  /** A figure that the snapshot shows has moved on. */
  moved(): void {
    this.renewWithin(FIGURES_GAP_MS);
  }

  onSnapshot(then: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(then);
    this.schedule(LEAST_GAP_MS);
    return () => {
      this.listeners.delete(then);
      if (this.listeners.size === 0) this.timer?.cancel();
    };
  }

  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
  }

  private renewWithin(ms: number): void {
    this.dirty = true;
    if (ms < this.within && this.listeners.size > 0) this.schedule(ms);
  }

  private schedule(ms: number): void {
    this.timer?.cancel();
    this.within = ms;
    if (!this.stopped) this.timer = this.clock.after(ms, () => this.publish());
  }

  private publish(): void {
    this.renew();
    // First, so that what a listener changes or throws does not stand in the way of the next one.
    if (this.listeners.size > 0) this.schedule(HEARTBEAT_MS);
    for (const listener of this.listeners) listener(this.latest as Snapshot);
  }

  private renew(): void {
    this.dirty = false;
    this.latest = this.make((this.latest?.revision ?? 0) + 1);
  }
}
