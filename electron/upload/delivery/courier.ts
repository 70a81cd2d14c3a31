import type { RecordingEvent } from '../../../shared/domain/fact.ts';
import type { Delivery } from '../../../shared/domain/recording.ts';
import type { UploadingRecording } from '../../../shared/domain/upload-queue.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { DeliverySettings } from '../../../shared/settings/delivery.ts';
import type { DropFolder, DropFolders, DropPlace } from '../../ports/drop-folders.ts';
import type { Files } from '../../ports/files.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import type { UploadActivity } from '../../../shared/domain/upload-progress.ts';
import { changeOf } from '../media-file.ts';
import type { Pace } from '../pace.ts';
import type { TrackDesk, TrackPaper } from '../track-desk.ts';
import type { TrackMeter } from '../track-meter.ts';
import type { BulkSubmission } from './bulk-submission.ts';
import { deliveryNames, unfinishedName } from './naming.ts';
import { placeName } from './place.ts';
import { putMedia } from './put-media.ts';
import { putSheet } from './put-sheet.ts';
import { csvSheet, xmlSheet } from './sheet.ts';

/** What the courier works with. */
export interface CourierParts {
  readonly ledger: Ledger;
  readonly files: Files;
  readonly drops: DropFolders;
  readonly log: Log;
  readonly settings: () => DeliverySettings;
  /** The place that the settings name, with its secrets. Throws FaultError. */
  readonly place: () => Promise<DropPlace>;
  readonly bulk: BulkSubmission;
  /** Keeps the key that a server showed first. */
  readonly pinHostKey: (hostKey: string) => void;
}

/** A track as the uploader hands it to the courier. */
export interface Errand {
  readonly desk: TrackDesk;
  readonly meter: TrackMeter;
  /** Called whenever something was achieved. */
  readonly onStep: () => void;
  readonly pace: Pace;
}

/**
 * Hands recordings over in a folder: every file under an unfinished name, then under its own; last the sheet that says what
 * they are, in one step. What is intended is in the journal first, and what may have happened is asked of the folder, so
 * that after any cut it goes on to exactly one set of files.
 */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /** Whether this recording goes by a folder: it began to, or the settings say so and it did not begin another way. */
  takes({ delivery, uploads }: UploadingRecording): boolean {
    return delivery !== undefined || (this.parts.settings().way !== 'api' && uploads.every((u) => u.fileName === null));
  }

  /** Brings one track into the folder. False when the way has changed and the next step is to be decided anew. */
  async handOver(paper: TrackPaper, errand: Errand, signal: AbortSignal): Promise<boolean> {
    const { recording, track, upload } = paper;
    const { desk, meter, onStep, pace } = errand;
    if (!this.#hasBegun(recording)) return false;
    const file = recording.delivery?.files.find((f) => f.trackId === track.trackId);
    if (!file || upload.step === 'delivered') return true;
    const change = await changeOf(this.parts.files, track, upload.queuedAt, signal);
    if (change) {
      this.parts.log.warn('The media file changed; its delivery starts over', { trackId: track.trackId });
      await this.#inFolder(signal, (drop) => drop.remove(unfinishedName(file.name, track)));
      desk.tell({ type: 'track-changed', trackId: track.trackId, ...change });
      return false;
    }
    await pace.inTurn(recording.id, meter, signal, (mayGoOn) =>
      this.#inFolder(signal, (drop) =>
        putMedia({ drop, track, name: file.name, meter, onStep, pace, mayGoOn }, signal),
      ),
    );
    desk.tell({ type: 'media-delivered', trackId: track.trackId });
    onStep();
    return true;
  }

  /**
   * Once every file is there, puts the sheet there or submits the bulk upload. False when Kaltura has an entry of each that
   * is ready.
   */
  async finish(
    recording: UploadingRecording,
    enter: (state: UploadActivity) => void,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { delivery, uploads } = recording;
    if (uploads.every((u) => u.step === 'ready')) return false;
    if (!delivery || uploads.some((u) => u.step === 'waiting') || !this.#hasBegun(recording)) return true;
    if (delivery.by === 'bulk-upload') {
      enter('attaching');
      await this.parts.bulk.carryOut(recording.id, this.parts.settings().mediaUrl, signal);
    } else {
      await this.#putSheet(recording, delivery, signal);
    }
    return true;
  }

  async #putSheet(recording: UploadingRecording, delivery: Delivery, signal: AbortSignal): Promise<void> {
    const { tracks, id } = recording;
    const { mediaUrl } = this.parts.settings();
    const matter = { recording, tracks, delivery, mediaUrl };
    const text = delivery.sheet.endsWith('.csv') ? csvSheet(matter) : xmlSheet(matter);
    const tell = (): void => this.parts.ledger.tell(id, { type: 'sheet-asked' });
    await this.#inFolder(signal, (drop) => putSheet(drop, delivery, text, tell, signal));
    this.parts.ledger.tell(id, { type: 'delivered' });
    this.parts.log.info('Recording handed over', { recordingId: id, place: delivery.place });
  }

  /** Settles names and place before the first byte. False when that was done just now, or undone. */
  #hasBegun(recording: UploadingRecording): boolean {
    const settings = this.parts.settings();
    const { delivery, tracks, id } = recording;
    const tell = (event: RecordingEvent): void => this.parts.ledger.tell(id, event);
    const place = placeName(settings);
    if (!delivery) {
      if (settings.way === 'api') return false;
      const isBulk = settings.way === 'bulk-upload';
      const names = deliveryNames(recording, tracks, isBulk ? 'xml' : settings.sheet);
      tell({ type: 'delivery-began', delivery: { place, ...names, ...(isBulk && { by: 'bulk-upload' }) } });
      return false;
    }
    if (settings.way === (delivery.by ?? 'drop-folder') && delivery.place === place) return true;
    const changed = fault('drop-place-changed', { title: recording.occurrence.title, place: delivery.place });
    const hasBeenTold = recording.uploads.some((u) => u.fault?.code === changed.code);
    // As long as the sheet is not there nobody takes the files; after that only a person can tell.
    if (delivery.step !== 'media' && !hasBeenTold) throw new FaultError(changed);
    tell({ type: 'delivery-abandoned' });
    return false;
  }

  async #inFolder<T>(signal: AbortSignal, work: (drop: DropFolder) => Promise<T>): Promise<T> {
    const place = await this.parts.place();
    const drop = await this.parts.drops.open(place, signal);
    try {
      if (place.kind === 'sftp' && place.hostKey === null && drop.hostKey !== null) this.parts.pinHostKey(drop.hostKey);
      return await work(drop);
    } finally {
      await drop.close();
    }
  }
}
