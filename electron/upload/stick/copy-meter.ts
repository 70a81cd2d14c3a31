import type { CopyView } from '../../../shared/ipc/copy-view.ts';

/** What is copied, and how much it is. */
export type CopyParts = Pick<CopyView, 'way' | 'recordingId' | 'bytesTotal'>;

/** Counts what of an export or import is there. */
export class CopyMeter {
  #bytes = 0;
  #isChecking = false;

  constructor(
    private readonly what: CopyParts,
    private readonly changed: () => void,
  ) {}

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
    return { ...this.what, bytes: this.#bytes, isChecking: this.#isChecking };
  }
}
