import type { EntryId, TrackId } from '../../../shared/domain/ids.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import type { CallOptions, KalturaApi } from '../../kaltura/api.ts';
import { entriesBy } from '../../kaltura/entries.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import { isAsLong } from '../entry-failure.ts';
import { Rounds } from '../rounds.ts';

const LOOK_EVERY_MS = 10 * 60 * 1000;

type DeliveredRecording = Recording & { readonly state: 'delivered' };

/** What the confirmation works with. */
export interface ConfirmationParts {
  readonly api: KalturaApi;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Asks Kaltura for the entries of what was handed over, by reference id, where the app token permits it (`baseEntry.list`).
 * Only an entry that is ready and as long as the recording counts; when every track has one the recording is uploaded, and
 * retention may consider it. Without that right nothing is ever confirmed, and so nothing deleted.
 */
export class Confirmation {
  readonly #rounds: Rounds;

  constructor(private readonly parts: ConfirmationParts) {
    const look = (signal: AbortSignal): Promise<void> => this.look(signal);
    this.#rounds = new Rounds(parts.clock, LOOK_EVERY_MS, look, (error) => {
      const why = error instanceof FaultError ? error.fault.code : error;
      parts.log.info('What was handed over could not be looked up', { why });
    });
  }

  /** Looks now and every ten minutes. */
  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Throws FaultError when Kaltura cannot be asked, or this device may not ask. */
  async look(signal: AbortSignal): Promise<void> {
    const { ledger, log } = this.parts;
    for (const recording of [...ledger.state().recordings.values()].filter(isDelivered)) {
      const found = await this.#entriesOf(recording, { signal });
      if (found === null) continue;
      ledger.tell(
        recording.id,
        ...found.map(([trackId, entryId]) => ({ type: 'entry-found', trackId, entryId }) as const),
        { type: 'uploaded', entries: found.map(([, entryId]) => entryId) },
      );
      log.info('What was handed over is in Kaltura', { recordingId: recording.id });
    }
  }

  /** The entry of every track, or null when one is not there, not ready, or of another length. */
  async #entriesOf(
    recording: DeliveredRecording,
    options: CallOptions,
  ): Promise<readonly (readonly [TrackId, EntryId])[] | null> {
    const found: (readonly [TrackId, EntryId])[] = [];
    for (const { trackId, referenceId } of recording.delivery?.files ?? []) {
      const track = recording.tracks.find((t) => t.trackId === trackId);
      const parent = found[0]?.[1] ?? null;
      const entries = await entriesBy(this.parts.api, { referenceId, parent, among: 'ready' }, options);
      const entry = entries.find((e) => track !== undefined && isAsLong(e, track) === true);
      if (!entry) return null;
      found.push([trackId, entry.id]);
    }
    return found.length === recording.tracks.length ? found : null;
  }
}

const isDelivered = (r: Recording): r is DeliveredRecording => r.state === 'delivered';
