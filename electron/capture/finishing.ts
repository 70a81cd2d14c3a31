import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Recording, Track } from '../../shared/domain/recording.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { CaptureSettings } from '../../shared/settings/capture.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import { growingFolder } from './growing/growing-file.ts';
import { Claims } from './join/claims.ts';
import type { Joiner } from './join/joiner.ts';
import type { JoinedTrack } from './join/verify.ts';
import { diskFault } from './ring/disk-fault.ts';
import type { CaptureTools } from './tools.ts';
import { expectedStrands } from './track-specs.ts';

export interface FinishingPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly ledger: Ledger;
  readonly log: Log;
}

/** Waits between the tries to join, in ms; after the last the recording fails and keeps its segments. */
const AGAIN_AFTER_MS = [2000, 10_000, 30_000];

/** Turns what a recording has on disk into its finished files, again and again if need be. */
export class Finishing {
  constructor(
    private readonly ports: FinishingPorts,
    private readonly joiner: Joiner,
    private readonly tools: CaptureTools,
    private readonly settings: () => CaptureSettings,
    /** Whether other recordings are under way, which joining must leave the CPU to. */
    private readonly isBusy: () => boolean,
    /** IANA zone of the room. */
    private readonly zone: () => string,
  ) {}

  /** Tells `joining-began`, then `captured` or `failed`; tells no end when `signal` aborts. The segments go last. */
  async finish(recording: () => Recording, signal: AbortSignal): Promise<void> {
    const { id, dir } = recording();
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        return await this.finishOnce(id, recording, signal);
      } catch (e) {
        if (signal.aborted) return;
        const why = diskFault(e, dir);
        this.ports.log.warn('Joining failed', { recordingId: id, fault: why });
        const waitMs = AGAIN_AFTER_MS[tries];
        if (waitMs === undefined || why.code === 'nothing-captured') return this.fail(id, why);
        await this.ports.clock.sleep(waitMs, signal).catch(() => undefined);
      }
    }
  }

  /** Gives the recording up for a reason of the capture stage. */
  fail(id: RecordingId, why: Fault): void {
    this.ports.ledger.tell(id, { type: 'failed', stage: 'capture', fault: why, retryAt: null });
  }

  private async finishOnce(id: RecordingId, recording: () => Recording, signal: AbortSignal): Promise<void> {
    const tools = await this.tools.find();
    if (recording().state !== 'joining') this.ports.ledger.tell(id, { type: 'joining-began' });
    const frame = recording();
    // Its room is needed for the finished file.
    await this.ports.files.remove(growingFolder(frame.dir));
    const expected = expectedStrands(this.settings(), frame);
    const keepsPauses = this.settings().keepPausedSpans;
    const how = { ...tools, keepsPauses, background: this.isBusy(), zone: this.zone() };
    const { tracks: joined, gaps } = await this.joiner.join(frame, expected, how, signal);
    const tracks = await this.hashed(joined, signal);
    this.ports.ledger.tell(id, { type: 'captured', tracks, gaps });
    await new Claims(this.ports.files, frame.dir).wipe();
  }

  /** One after the other: hashing takes a core, and the disk as fast as it reads. */
  private async hashed(joined: readonly JoinedTrack[], signal: AbortSignal): Promise<readonly Track[]> {
    const tracks: Track[] = [];
    for (const track of joined) {
      tracks.push({ ...track, sha256: await this.ports.files.sha256(track.file, signal) });
    }
    return tracks;
  }
}
