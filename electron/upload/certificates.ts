import { join } from 'node:path';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { certificateOf, CERTIFICATE_FILE, isFinished, type FinishedRecording } from './certificate.ts';
import type { UploadParts } from './parts.ts';

/** Keeps the certificate beside the media of each finished recording, as the journal has it. */
export class Certificates {
  /** What was looked at last, so that an unchanged recording costs nothing. */
  readonly #seen = new Map<RecordingId, FinishedRecording>();
  #writing: Promise<void> = Promise.resolve();
  #stopListening: (() => void) | null = null;

  constructor(private readonly parts: Pick<UploadParts, 'ledger' | 'files' | 'log'>) {}

  start(): void {
    this.#stopListening = this.parts.ledger.onChange(() => this.#look());
    this.#look();
  }

  /** Resolves when the last one is written. */
  async stop(): Promise<void> {
    this.#stopListening?.();
    await this.#writing;
  }

  #look(): void {
    for (const recording of this.parts.ledger.state().recordings.values()) {
      if (!isFinished(recording) || this.#seen.get(recording.id) === recording) continue;
      this.#seen.set(recording.id, recording);
      this.#writing = this.#writing.then(() => this.#write(recording));
    }
  }

  /** A disk that refuses is no reason to stop anything else. */
  async #write(recording: FinishedRecording): Promise<void> {
    const { files, log } = this.parts;
    const file = join(recording.dir, CERTIFICATE_FILE);
    const text = `${JSON.stringify(certificateOf(recording), null, 2)}\n`;
    try {
      const names = await files.list(recording.dir);
      // Somebody took the folder away: it is not made again for the certificate's sake.
      if (names.length === 0) return;
      if (names.includes(CERTIFICATE_FILE) && (await files.readText(file)) === text) return;
      await files.writeAtomic(file, text);
    } catch (error) {
      log.warn('A certificate could not be written', { recordingId: recording.id, error });
    }
  }
}
