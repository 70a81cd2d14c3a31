import type { CopyView } from '../../../shared/ipc/copy-view.ts';

/** What is copied, and how much it is. */
export type CopyParts = Pick<CopyView, 'way' | 'recordingId' | 'bytesTotal'>;

/** An export or import under way: counts what of it is there, and hears when it is to end. */
export class CopyRun {
  #bytes = 0;
  #isChecking = false;
  readonly #cancelling = new AbortController();

  constructor(
    private readonly what: CopyParts,
    private readonly changed: () => void,
  ) {}

  /** Aborted by `cancel()`. */
  get signal(): AbortSignal {
    return this.#cancelling.signal;
  }

  /** Whether it is this one's export or, with null, an import. */
  isOf(recordingId: CopyParts['recordingId']): boolean {
    return this.what.recordingId === recordingId;
  }

  /** Asks for its end; doing it twice is fine. */
  cancel(): void {
    this.#cancelling.abort();
    this.changed();
  }

  /** More bytes are there. */
  add(bytes: number): void {
    this.#bytes += bytes;
    this.changed();
  }

  /** Says that a file is being read back for as long as `work` takes. */
  async checking<T>(work: () => Promise<T>): Promise<T> {
    this.#isChecking = true;
    this.changed();
    try {
      return await work();
    } finally {
      this.#isChecking = false;
      this.changed();
    }
  }

  view(): CopyView {
    const step = this.#isChecking ? 'checking' : 'copying';
    return { ...this.what, bytes: this.#bytes, step: this.signal.aborted ? 'cancelling' : step };
  }
}
