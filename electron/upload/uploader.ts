import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Timer } from '../ports/clock.ts';
import { ByteSender } from './byte-sender.ts';
import { CaptureGate } from './capture-gate.ts';
import type { UploadParts } from './parts.ts';
import type { UploadProgress } from './progress.ts';
import { RateCap } from './rate-cap.ts';
import { RecordingUpload } from './recording-upload.ts';

/**
 * Uploads every recording that the journal says is to be uploaded, oldest first. What the operator decides (hold,
 * release, retry) it reads from the journal too, so that it may be told there by anyone.
 */
export class Uploader {
  readonly #running = new Map<RecordingId, { readonly upload: RecordingUpload; readonly ended: Promise<void> }>();
  readonly #setAside = new Map<RecordingId, Timer>();
  readonly #listeners = new Set<() => void>();
  readonly #sender: ByteSender;
  #stop = new AbortController();
  #stopListening: (() => void) | null = null;

  constructor(private readonly parts: UploadParts) {
    const rateCap = new RateCap(parts.clock, () => parts.settings().rateCapKbps);
    this.#sender = new ByteSender(parts, rateCap, new CaptureGate(parts));
  }

  /** Goes on with what the journal holds, and with what is told to it from now on. */
  start(): void {
    this.#stop = new AbortController();
    this.#stopListening = this.parts.ledger.onChange(() => this.#look());
    this.#look();
  }

  /** Breaks off every request and resolves when nothing runs any more. The next start goes on from the same point. */
  async stop(): Promise<void> {
    this.#stopListening?.();
    this.#stop.abort(new Error('the uploader was stopped'));
    for (const timer of this.#setAside.values()) timer.cancel();
    this.#setAside.clear();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  /** How far the recordings under way are. */
  progress(): UploadProgress {
    return new Map([...this.#running].map(([id, { upload }]) => [id, upload.progress()]));
  }

  /** Called after each change of `progress()`. Returns the way to stop. */
  onProgress(then: () => void): () => void {
    this.#listeners.add(then);
    return () => this.#listeners.delete(then);
  }

  hold(recordingId: RecordingId): void {
    this.parts.ledger.tell(recordingId, { type: 'upload-held' });
  }

  release(recordingId: RecordingId): void {
    this.parts.ledger.tell(recordingId, { type: 'upload-released' });
  }

  /** Tries at once what waits, or has failed. */
  retry(recordingId: RecordingId): void {
    const recording = this.parts.ledger.state().recordings.get(recordingId);
    if (recording && hasFailedHere(recording)) this.parts.ledger.tell(recordingId, { type: 'retried' });
    this.#running.get(recordingId)?.upload.interrupt();
  }

  #look(): void {
    const recordings = [...this.parts.ledger.state().recordings.values()];
    for (const recording of recordings.sort((a, b) => a.window.start - b.window.start)) {
      if (recording.state === 'uploading') this.#attend(recording);
      else if (hasFailedHere(recording)) this.#waitForRetry(recording);
    }
  }

  #attend(recording: Recording & { readonly state: 'uploading' }): void {
    this.#setAside.get(recording.id)?.cancel();
    this.#setAside.delete(recording.id);
    const running = this.#running.get(recording.id);
    const isHeld = recording.uploads.some((u) => u.held);
    if (running) {
      running.upload.heed(isHeld);
      return;
    }
    const upload = new RecordingUpload(this.parts, this.#sender, recording, () => this.#changed());
    const ended = upload
      .run(this.#stop.signal)
      .catch((error: unknown) => this.parts.log.error('Uploading broke off', { recordingId: recording.id, error }))
      .finally(() => {
        this.#running.delete(recording.id);
        this.#changed();
      });
    this.#running.set(recording.id, { upload, ended });
  }

  #waitForRetry(recording: Recording & { readonly state: 'failed' }): void {
    const { id, retryAt } = recording;
    if (retryAt === null || this.#setAside.has(id)) return;
    const timer = this.parts.clock.at(retryAt, () => {
      this.#setAside.delete(id);
      this.retry(id);
    });
    this.#setAside.set(id, timer);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const hasFailedHere = (recording: Recording): recording is Recording & { readonly state: 'failed' } =>
  recording.state === 'failed' && recording.stage === 'upload';
