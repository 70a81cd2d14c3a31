import { join } from 'node:path';
import { CERTIFICATE_FILE } from './certificate.ts';
import { disposals, type Disposal, type DiskNeed, type UploadedRecording } from './disposal.ts';
import { isAsLong, isCounted } from './entry-failure.ts';
import { entryOrNull } from './entry-receipt.ts';
import type { UploadParts } from './parts.ts';
import { Rounds } from './rounds.ts';
import { askAsUploaded } from './upload-user.ts';

const LOOK_EVERY_MS = 60 * 60 * 1000;

export interface RetentionParts extends Omit<UploadParts, 'random' | 'zone'> {
  /** Free bytes where recordings go, and what the plan will need there. */
  readonly diskNeed: () => Promise<DiskNeed>;
}

/**
 * Deletes media that Kaltura is known to hold, when it is old or its room is needed. Kaltura is asked once more right
 * before: an entry that has been deleted there meanwhile keeps its media here. The certificate stays. The journal is told
 * after the files are gone; a restart in between deletes what is left and tells it then.
 */
export class Retention {
  readonly #rounds: Rounds;

  constructor(private readonly parts: RetentionParts) {
    const look = (signal: AbortSignal): Promise<void> => this.look(signal);
    this.#rounds = new Rounds(parts.clock, LOOK_EVERY_MS, look, (error) =>
      parts.log.warn('Old media could not be looked through', { error }),
    );
  }

  /** Looks now and every hour. */
  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Deletes what may go at this moment. Throws FaultError when Kaltura cannot be asked; nothing more is deleted then. */
  async look(signal: AbortSignal): Promise<void> {
    const { clock, ledger, settings } = this.parts;
    const need = await this.parts.diskNeed();
    for (const disposal of disposals(ledger.state().recordings.values(), clock.now(), settings(), need)) {
      if (await this.#isInKaltura(disposal.recording, signal)) await this.#delete(disposal);
    }
  }

  async #isInKaltura(recording: UploadedRecording, signal: AbortSignal): Promise<boolean> {
    for (const entryId of recording.entries) {
      const entry = await askAsUploaded(this.parts, recording, (api) => entryOrNull(api, entryId, { signal }));
      const isGood =
        entry?.standing === 'ready' || (entry?.standing === 'processing' && !this.parts.settings().requireReady);
      const upload = recording.uploads.find((u) => u.entryId === entryId);
      const track = recording.tracks.find((t) => t.trackId === upload?.trackId);
      const isWhole = upload && track && entry && (isCounted(upload) || isAsLong(entry, track) === true);
      if (isGood && isWhole) continue;
      const names = { recordingId: recording.id, entryId, status: entry?.status ?? 'deleted' };
      this.parts.log.warn('Media is kept: its entry is not good in Kaltura any more', names);
      return false;
    }
    return true;
  }

  async #delete({ recording, why }: Disposal): Promise<void> {
    const { files, ledger, log } = this.parts;
    for (const { file } of recording.tracks) await files.remove(file);
    const rest = (await files.list(recording.dir)).filter((name) => name !== CERTIFICATE_FILE);
    for (const name of rest) await files.remove(join(recording.dir, name));
    ledger.tell(recording.id, { type: 'media-deleted', why });
    log.info('Media deleted', { recordingId: recording.id, why });
  }
}
