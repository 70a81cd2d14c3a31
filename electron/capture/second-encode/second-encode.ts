import type { Fault } from '../../../shared/faults/fault.ts';
import type { Tap } from '../tap/tap.ts';
import { EncodeReader } from './encode-reader.ts';
import { EncodeRun, type EncodeCommand, type EncodeRunPorts } from './encode-run.ts';

/**
 * A recording's stream encoded a second time, by one process for all readers, which therefore get the same pictures. The
 * process runs while somebody reads.
 */
export class SecondEncode {
  private run: EncodeRun | null = null;

  constructor(
    private readonly ports: EncodeRunPorts,
    /** The recording's own stream from now on; null while it is not being captured. */
    private readonly openTap: () => Tap | null,
    private readonly command: () => Promise<EncodeCommand>,
    /** It fell behind or broke: readers are about to be told that nothing more comes. */
    private readonly failed: (why: Fault) => void,
  ) {}

  /** For one more reader, from the newest key frame on. Sound without a picture is given as it is. */
  open(): EncodeReader | Tap | null {
    if (this.run?.isOver !== false) {
      const tap = this.openTap();
      if (tap?.hasPicture !== true) return tap;
      this.run = new EncodeRun(this.ports, tap, this.command, this.failed);
    }
    return new EncodeReader(this.run, this.ports.clock);
  }
}
