import type { RecordingId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { BroadcastView } from '../../shared/ipc/broadcast-view.ts';
import { goLive } from '../kaltura/live.ts';
import { Broadcast, type BroadcastPorts, type BroadcastSetup, type PushWish } from './broadcast.ts';
import type { RelayInput } from './relay-command.ts';

/**
 * The live stage. It is told which recordings are to be pushed and when, and does the rest by itself: addresses,
 * connections, retries. It never waits for nor holds up a recording.
 */
export class Broadcaster {
  private readonly broadcasts = new Map<RecordingId, Broadcast>();
  private readonly ending = new Set<Promise<void>>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly ports: BroadcastPorts,
    private readonly setup: BroadcastSetup,
  ) {}

  /** To be called once, first: wipes what a run that was killed left. */
  async start(): Promise<void> {
    await this.ports.files.remove(this.setup.optionsFolder);
  }

  /** Pushes a recording in the wish's window. Called again, it moves the window; another entry begins anew. */
  begin(id: RecordingId, wish: PushWish): void {
    const known = this.broadcasts.get(id);
    if (known && known.entryId === wish.entryId) return known.move(wish.window);
    if (known) this.end(id);
    this.broadcasts.set(id, new Broadcast(id, wish, this.ports, this.setup, () => this.tell()));
    this.tell();
  }

  /** Ends a push, or takes back one that has not begun. Does nothing when there is none. */
  end(id: RecordingId): void {
    const broadcast = this.broadcasts.get(id);
    if (!broadcast) return;
    this.broadcasts.delete(id);
    const ending = broadcast.stop().finally(() => this.ending.delete(ending));
    this.ending.add(ending);
    this.tell();
  }

  /** Connects what waits for its next try. */
  reconnectNow(id: RecordingId): void {
    this.of(id).reconnectNow();
  }

  /** Sends a black and silent slate instead of the room, or the room again. */
  show(id: RecordingId, input: RelayInput): void {
    this.of(id).show(input);
  }

  /** Lets the viewers of an explicit-live entry in. Throws FaultError, `forbidden` when the role may not. */
  async goLive(id: RecordingId): Promise<void> {
    const broadcast = this.of(id);
    if (broadcast.entryId === null) throw refused('this push has no entry in Kaltura');
    await goLive(this.setup.api, broadcast.entryId);
    await broadcast.lookAtAudience();
  }

  status(): readonly BroadcastView[] {
    return [...this.broadcasts.values()].map((b) => b.view());
  }

  /** Called with each change of what `status` gives. Returns the way to stop. */
  onStatus(then: () => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }

  /** Ends every push and resolves when the last connection is closed. */
  async stop(): Promise<void> {
    const all = [...this.broadcasts.values()];
    this.broadcasts.clear();
    await Promise.all([...all.map((b) => b.stop()), ...this.ending]);
  }

  private of(id: RecordingId): Broadcast {
    const broadcast = this.broadcasts.get(id);
    if (!broadcast) throw refused('this recording is not pushed live');
    return broadcast;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const refused = (problem: string): FaultError => new FaultError(fault('bad-request', { problem }));
