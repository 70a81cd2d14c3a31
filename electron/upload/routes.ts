import type { RecordingId } from '../../shared/domain/ids.ts';
import type { ByteSender } from './byte-sender.ts';
import type { Courier } from './delivery/courier.ts';
import type { Pace } from './pace.ts';
import type { UploadParts } from './parts.ts';
import { TrackChain } from './track-chain.ts';
import { uploadingRecording, type TrackDesk } from './track-desk.ts';
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
          if (await courier.handOver(paper, { desk, meter, onStep, pace }, signal)) return;
        }
      },
    };
  }

  /** Does what is left once every track is through; false where the API's way has its own end. */
  async finish(id: RecordingId, signal: AbortSignal): Promise<boolean> {
    const recording = uploadingRecording(this.parts.ledger, id);
    if (!recording || !this.courier?.takes(recording)) return false;
    await this.courier.finish(recording, signal);
    return true;
  }
}
