import type { RecordingState } from '../../shared/domain/recording.ts';
import type { UploadParts } from './parts.ts';

const BUSY: ReadonlySet<RecordingState> = new Set(['arming', 'capturing', 'paused', 'interrupted', 'joining']);

/** Holds uploads back while this device captures, where the settings say so. */
export class CaptureGate {
  constructor(private readonly parts: Pick<UploadParts, 'ledger' | 'settings'>) {}

  /** Resolves when bytes may be sent; tells `then` when it has to wait, and when that is over. */
  async open(signal: AbortSignal, then: (isOpen: boolean) => void): Promise<void> {
    if (this.#isOpen()) return;
    then(false);
    await new Promise<void>((resolve, reject) => {
      const end = (settle: () => void): void => {
        stopListening();
        signal.removeEventListener('abort', abort);
        settle();
      };
      const abort = (): void => end(() => reject(signal.reason as Error));
      const stopListening = this.parts.ledger.onChange(() => {
        if (this.#isOpen()) end(resolve);
      });
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
    });
    then(true);
  }

  #isOpen(): boolean {
    if (!this.parts.settings().notWhileCapturing) return true;
    return ![...this.parts.ledger.state().recordings.values()].some((r) => BUSY.has(r.state));
  }
}
