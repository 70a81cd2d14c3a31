import type { RecordingId } from '../../shared/domain/ids.ts';
import type { ByteSender } from './byte-sender.ts';
import type { Courier } from './delivery/courier.ts';
import type { UploadActivity } from '../../shared/domain/upload-progress.ts';
import type { Pace } from './pace.ts';
import type { UploadParts } from './parts.ts';
import { TrackChain } from './track-chain.ts';
import { uploadingRecording, type TrackDesk, type TrackPaper } from './track-desk.ts';
import type { TrackMeter } from './track-meter.ts';

/** What takes one track on its way. Goes on from wherever the journal says it is. */
export interface TrackRoute {
  /** Until its content is in Kaltura or in the folder (`attached`), or nothing is left to do for it (`ready`). */
  run(goal: 'attached' | 'ready', signal: AbortSignal): Promise<void>;
}

/** Which way a recording takes: Kaltura's API, or the courier's. */
export class Routes {
  constructor(
    private readonly parts: UploadParts,
    private readonly sender: ByteSender,
    private readonly courier: Courier | null,
    private readonly pace: Pace,
  ) {}

  forTrack(desk: TrackDesk, meter: TrackMeter, onStep: () => void): TrackRoute {
    const { courier, pace } = this;
    const chain = new TrackChain(this.parts, this.sender, desk, meter, onStep);
    return {
      async run(goal, signal) {
        for (;;) {
          signal.throwIfAborted();
          const paper = desk.read();
          if (!paper) return;
          if (!courier?.takes(paper.recording)) return chain.run(goal, signal);
          if (isInKaltura(paper)) {
            await chain.run(goal, signal);
            const now = desk.read();
            if (!now || isInKaltura(now)) return;
          }
          if (await courier.handOver(paper, { desk, meter, onStep, pace }, signal)) return;
        }
      },
    };
  }

  /**
   * Does what is left once every track is through, and tells `enter` what that is; false where nothing is but what the
   * API's way ends with.
   */
  async finish(id: RecordingId, enter: (state: UploadActivity) => void, signal: AbortSignal): Promise<boolean> {
    const recording = uploadingRecording(this.parts.ledger, id);
    if (!recording || !this.courier?.takes(recording)) return false;
    return this.courier.finish(recording, enter, signal);
  }
}

/** Its entry is known and has its content: it is looked after as if it had come by the API. */
const isInKaltura = ({ upload }: TrackPaper): boolean => upload.step === 'processing' || upload.step === 'ready';
