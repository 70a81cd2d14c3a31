import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { UploadProgress } from '../../shared/domain/upload-progress.ts';
import type { UploadingRecording } from '../../shared/domain/upload-queue.ts';
import type { Timer } from '../ports/clock.ts';
import { ByteSender } from './byte-sender.ts';
import type { UploadParts } from './parts.ts';
import type { Courier } from './delivery/courier.ts';
import { Pace } from './pace.ts';
import type { GrowingTracks } from '../ports/growing-tracks.ts';
import { HeadStarts } from './head-start/head-starts.ts';
import { RateCap } from './rate-cap.ts';
import { RecordingUpload } from './recording-upload.ts';
import { Routes } from './routes.ts';
import { Turns } from './turns.ts';

/**
 * Uploads every recording that the journal says is to be uploaded, in the order of the queue. What the operator decides
 * it reads from the journal too, so that it may be told there by anyone. A failure that is to pass by itself it ends itself.
 */
export class Uploader {
  readonly #running = new Map<RecordingId, { readonly upload: RecordingUpload; readonly ended: Promise<void> }>();
  readonly #setAside = new Map<RecordingId, Timer>();
  readonly #listeners = new Set<() => void>();
  readonly #turns: Turns;
  readonly #routes: Routes;
  readonly #headStarts: HeadStarts | null;
  #stop = new AbortController();
  #stopListening: (() => void) | null = null;

  /** `courier` takes recordings that go another way than the API; `growing` is what can be sent ahead. */
  constructor(
    private readonly parts: UploadParts,
    courier: Courier | null = null,
    private readonly growing: GrowingTracks | null = null,
  ) {
    const rateCap = new RateCap(parts.clock, () => parts.settings().rateCapKbps);
    this.#turns = new Turns(parts);
    const pace = new Pace(parts.files, rateCap, this.#turns);
    this.#routes = new Routes(parts, new ByteSender(parts, pace), courier, pace);
    this.#headStarts = growing && new HeadStarts(parts, pace, growing, () => this.#changed());
  }

  /** Goes on with what the journal holds, and with what is told to it from now on. */
  start(): void {
    this.#stop = new AbortController();
    this.#stopListening = this.parts.ledger.onChange(() => this.#look());
    this.#look();
    this.#headStarts?.start();
  }

  /** Breaks off every request and resolves when nothing runs any more. The next start goes on from the same point. */
  async stop(): Promise<void> {
    this.#stopListening?.();
    this.#stop.abort(new Error('the uploader was stopped'));
    for (const timer of this.#setAside.values()) timer.cancel();
    this.#setAside.clear();
    await this.#headStarts?.stop();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  /** How far the recordings under way are. */
  progress(): UploadProgress {
    return new Map([...this.#running].map(([id, { upload }]) => [id, upload.progress()]));
  }

  /** Bytes of recordings being captured that Kaltura has already. */
  sentAhead(): ReadonlyMap<RecordingId, number> {
    return this.#headStarts?.sent() ?? new Map();
  }

  /** Called after each change of `progress()` or `sentAhead()`. Returns the way to stop. */
  onProgress(then: () => void): () => void {
    this.#listeners.add(then);
    return () => this.#listeners.delete(then);
  }

  /** Cuts the pause short that a recording under way makes after a fault. */
  attemptNow(recordingId: RecordingId): void {
    this.#running.get(recordingId)?.upload.interrupt();
  }

  /** Settings, or something else that turns depend on and the journal does not tell, have changed. */
  reconsider(): void {
    this.#turns.look();
    this.growing?.reconsider();
  }

  #look(): void {
    const recordings = [...this.parts.ledger.state().recordings.values()];
    for (const recording of recordings.sort((a, b) => a.window.start - b.window.start)) {
      if (recording.state === 'uploading') this.#attend(recording);
      else if (hasFailedHere(recording)) this.#waitForRetry(recording);
      else this.#letGo(recording.id);
    }
    this.#turns.look();
  }

  #attend(recording: UploadingRecording): void {
    this.#forgetRetry(recording.id);
    const running = this.#running.get(recording.id);
    if (running) {
      running.upload.heed(recording);
      return;
    }
    const upload = new RecordingUpload(this.parts, this.#routes, recording, () => this.#changed());
    const stop = this.#stop.signal;
    const ended = upload
      .run(stop)
      .finally(() => {
        this.#running.delete(recording.id);
        this.#changed();
      })
      .then(
        // It may have been taken out of the queue and put back before it ended.
        () => (stop.aborted ? undefined : this.#look()),
        (error: unknown) => this.parts.log.error('Uploading broke off', { recordingId: recording.id, error }),
      );
    this.#running.set(recording.id, { upload, ended });
  }

  /** It was taken out of the queue, or is done. */
  #letGo(id: RecordingId): void {
    this.#forgetRetry(id);
    this.#running.get(id)?.upload.interrupt();
  }

  #forgetRetry(id: RecordingId): void {
    this.#setAside.get(id)?.cancel();
    this.#setAside.delete(id);
  }

  #waitForRetry(recording: Recording & { readonly state: 'failed' }): void {
    const { id, retryAt } = recording;
    if (retryAt === null || this.#setAside.has(id)) return;
    const timer = this.parts.clock.at(retryAt, () => {
      this.#setAside.delete(id);
      this.parts.ledger.tell(id, { type: 'retried' });
    });
    this.#setAside.set(id, timer);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const hasFailedHere = (recording: Recording): recording is Recording & { readonly state: 'failed' } =>
  recording.state === 'failed' && recording.stage === 'upload';
