import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { BroadcastView } from '../../shared/ipc/broadcast-view.ts';
import type { LiveSettings } from '../../shared/settings/live.ts';
import type { EncodeAgain, EncodedStream, OpenStream, SecondEncode, StreamSpan } from './encoded-stream.ts';

/** Where a push's streams come from. */
export interface StreamSources {
  readonly settings: () => LiveSettings;
  readonly openStream: OpenStream;
  readonly encodeAgain: EncodeAgain;
}

/**
 * What a broadcast sends: the recording's own stream or, where the settings ask for it as the broadcast begins, a second
 * encode of it for all its endpoints. One that fails is not tried again: the rest goes out in the recording's own quality.
 */
export class PushedStream {
  private readonly second: SecondEncode | null;
  private readonly rate: LiveSettings['lowerRate'];
  private why: Fault | null = null;

  constructor(
    private readonly recordingId: RecordingId,
    private readonly sources: StreamSources,
    private readonly span: () => StreamSpan,
    /** What is being sent ends now; `open` gives another stream. */
    private readonly fellBack: (why: Fault) => void,
  ) {
    this.rate = sources.settings().lowerRate;
    const failed = (why: Fault): void => this.fallBack(why);
    this.second = this.rate && sources.encodeAgain(recordingId, this.rate, span, failed);
  }

  /** For one more endpoint; null while the recording is not being captured. */
  open(): EncodedStream | null {
    if (this.second !== null && this.why === null) return this.second.open();
    return this.sources.openStream(this.recordingId, this.span());
  }

  view(): Pick<BroadcastView, 'lowerRate' | 'lowerRateFault'> {
    return { lowerRate: this.why === null ? this.rate : null, lowerRateFault: this.why };
  }

  private fallBack(why: Fault): void {
    if (this.why !== null) return;
    this.why = why;
    this.fellBack(why);
  }
}
