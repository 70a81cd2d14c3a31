import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { uploadQueue, type UploadingRecording } from '../../shared/domain/upload-queue.ts';
import { hindranceOf, type Hindrance } from './hindrance.ts';
import type { UploadParts } from './parts.ts';

/**
 * Says which recording may send: the first of the queue of those that are ready to and that nothing hinders. Asked before
 * each chunk, so that a change of order, hours or settings holds from the next chunk on.
 */
export class Turns {
  readonly #ready = new Map<RecordingId, number>();
  readonly #waiting = new Set<() => void>();

  constructor(private readonly parts: Pick<UploadParts, 'ledger' | 'settings' | 'clock' | 'zone'>) {}

  /** Runs `work`, which sends; until it ends, the recording is one of those that wait for their turn. */
  async sending<T>(id: RecordingId, work: () => Promise<T>): Promise<T> {
    this.#ready.set(id, (this.#ready.get(id) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const left = (this.#ready.get(id) ?? 1) - 1;
      if (left > 0) this.#ready.set(id, left);
      else this.#ready.delete(id);
      this.look();
    }
  }

  /** Resolves when the recording may send a chunk; tells `then` what it waits for, and null when that is over. */
  async mayGoOn(id: RecordingId, signal: AbortSignal, then: (hindrance: Hindrance | null) => void): Promise<void> {
    for (let hasWaited = false; ; hasWaited = true) {
      signal.throwIfAborted();
      const hindrance = this.#hindrance(id);
      if (hindrance || hasWaited) then(hindrance);
      if (!hindrance) return;
      await this.#change(hindrance.until, signal);
    }
  }

  /** Something that turns depend on has changed. */
  look(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #hindrance(id: RecordingId): Hindrance | null {
    const state = this.parts.ledger.state();
    const rules = { settings: this.parts.settings(), now: this.parts.clock.now(), zone: this.parts.zone() };
    const queue = uploadQueue(state, rules.settings.order).filter((r) => this.#ready.has(r.id));
    const hindered = (r: UploadingRecording): Hindrance | null => hindranceOf(r, state.recordings.values(), rules);
    const own = queue.find((r) => r.id === id);
    const hindrance = own ? hindered(own) : null;
    if (!own || hindrance) return hindrance;
    const first = queue.find((r) => hindered(r) === null);
    return first === undefined || first.id === id ? null : { state: 'waiting-for-turn', until: null };
  }

  /** Resolves at the next look, or at `until`. */
  #change(until: Instant | null, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        this.#waiting.delete(wake);
        timer?.cancel();
        signal.removeEventListener('abort', abort);
        settle();
      };
      const wake = (): void => end(resolve);
      const abort = (): void => end(() => reject(signal.reason as Error));
      const timer = until === null ? null : this.parts.clock.at(until, wake);
      this.#waiting.add(wake);
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}
