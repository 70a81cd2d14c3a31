import { lateApi } from '../kaltura/late-api.ts';
import type { ByteSender } from './byte-sender.ts';
import { ByteLeg } from './byte-leg.ts';
import { EntryLeg } from './entry-leg.ts';
import type { UploadParts } from './parts.ts';
import type { TrackDesk, TrackPaper } from './track-desk.ts';
import type { TrackMeter } from './track-meter.ts';
import { apiOf, leaveUser, settleUser } from './upload-user.ts';

/**
 * The way of one track into Kaltura: token, bytes, entry, content, ready. Where it stands is read from the journal before
 * each step, and each act is told there before and after; so it goes on from any point at which it was cut, and an act
 * whose answer was lost is asked about before it is done again. Throws FaultError; trying again is the caller's matter.
 */
export class TrackChain {
  readonly #bytes: ByteLeg;
  readonly #entry: EntryLeg;

  constructor(
    private readonly parts: UploadParts,
    sender: ByteSender,
    private readonly desk: TrackDesk,
    private readonly meter: TrackMeter,
    /** Called whenever something was achieved. */
    private readonly onStep: () => void,
  ) {
    const { recordingId } = desk;
    const api = lateApi(() => apiOf(parts, parts.ledger.state().recordings.get(recordingId)));
    this.#bytes = new ByteLeg({ ...parts, api }, sender, desk, meter, onStep);
    this.#entry = new EntryLeg({ ...parts, api }, desk);
  }

  /** Goes on until the entry has its content (`attached`) or is `ready`, or the recording is not to be uploaded any more. */
  async run(goal: 'attached' | 'ready', signal: AbortSignal): Promise<void> {
    const start = this.desk.read();
    if (start) await settleUser(this.parts, start.recording, signal);
    for (;;) {
      signal.throwIfAborted();
      const paper = this.desk.read();
      if (!paper || paper.upload.step === 'ready' || paper.upload.step === 'delivered') return;
      if (paper.upload.step === 'processing' && goal === 'attached') return;
      // What goes by a folder is put there again, by whoever does that.
      if (paper.upload.step === 'waiting' && paper.recording.delivery) return;
      try {
        if (await this.#step(paper, signal)) this.onStep();
      } catch (error) {
        if (!leaveUser(this.parts, this.desk.recordingId, error)) throw error;
      }
    }
  }

  /** Gives whether something was achieved. */
  async #step(paper: TrackPaper, signal: AbortSignal): Promise<boolean> {
    switch (paper.upload.step) {
      case 'waiting':
        await this.#bytes.askToken(paper, signal);
        return true;
      case 'token':
        await this.#bytes.findToken(paper, signal);
        return true;
      case 'bytes':
        await this.#bytes.sendBytes(paper, signal);
        return true;
      case 'entry':
        this.meter.enter('attaching');
        await this.#entry.makeEntry(paper, signal);
        return true;
      case 'content':
        this.meter.enter('attaching');
        await this.#entry.attachContent(paper, signal);
        return true;
      case 'processing':
        this.meter.enter('processing');
        return this.#entry.lookAtEntry(paper, signal);
      case 'ready':
      case 'delivered':
        return false;
    }
  }
}
