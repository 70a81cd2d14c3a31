import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Clock, Timer } from '../ports/clock.ts';

/** Least time between two snapshots. */
const LEAST_GAP_MS = 100;
/** Without any change a snapshot is made this often, so that elapsed times and free space stay true. */
const HEARTBEAT_MS = 1000;

/** Makes snapshots when something changed, not more often than ten a second, and at least one a second while somebody looks. */
export class Publisher {
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private latest: Snapshot | null = null;
  private dirty = false;
  private timer: Timer | null = null;
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

  /** Something that the snapshot shows has changed. */
  changed(): void {
    if (this.dirty || this.stopped) return;
    this.dirty = true;
    if (this.listeners.size > 0) this.schedule(LEAST_GAP_MS);
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

  private schedule(ms: number): void {
    this.timer?.cancel();
    if (!this.stopped) this.timer = this.clock.after(ms, () => this.publish());
  }

  private publish(): void {
    this.renew();
    for (const listener of this.listeners) listener(this.latest as Snapshot);
    if (this.listeners.size > 0) this.schedule(HEARTBEAT_MS);
  }

  private renew(): void {
    this.dirty = false;
    this.latest = this.make((this.latest?.revision ?? 0) + 1);
  }
}
