import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Track } from '../../shared/domain/recording.ts';
import type { UploadToken } from '../kaltura/upload-tokens.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { ByteRanges } from './byte-ranges.ts';
import { ChunkSize } from './chunk-size.ts';
import type { UploadParts } from './parts.ts';
import type { Pace } from './pace.ts';
import { sendFile } from './send-file.ts';
import type { TrackMeter } from './track-meter.ts';

/** A track's file on its way. */
export interface Cargo {
  /** In the session that the token was made in. */
  readonly api: KalturaApi;
  readonly recordingId: RecordingId;
  readonly track: Track;
  readonly meter: TrackMeter;
  /** Called with each chunk that arrived. */
  readonly onArrived: () => void;
}

/** Sends files to Kaltura in their turn, each with several requests at once. Remembers the size that suits the line. */
export class ByteSender {
  readonly #chunkSize = new ChunkSize();
  /** What arrived beyond the contiguous start that the server tells of, by token; known only to this process. */
  readonly #arrived = new Map<string, ByteRanges>();

  constructor(
    private readonly parts: Pick<UploadParts, 'clock' | 'settings'>,
    private readonly pace: Pace,
  ) {}

  /** Sends what the token lacks of the track's file, and gives the completed token. */
  async send(
    token: UploadToken,
    { api, recordingId, track, meter, onArrived }: Cargo,
    signal: AbortSignal,
  ): Promise<UploadToken> {
    const arrived = token.status === 'pending' ? new ByteRanges() : this.#arrivedOf(token);
    this.#arrived.set(token.id, arrived);
    arrived.add({ from: 0, to: token.uploadedBytes });
    const done = await this.pace.inTurn(recordingId, meter, signal, async (mayGoOn) => {
      meter.restart(arrived.total, track.bytes);
      return sendFile({
        api,
        clock: this.parts.clock,
        token,
        fileName: token.fileName,
        bytes: track.bytes,
        read: (range, aborted) => this.pace.lend(track.file, range, aborted),
        arrived,
        chunkSize: this.#chunkSize,
        parallel: this.parts.settings().parallelChunks,
        mayGoOn,
        onArrived: (bytes) => {
          meter.acknowledge(bytes);
          onArrived();
        },
        signal,
      });
    });
    this.#arrived.delete(token.id);
    return done;
  }

  /** Nothing beyond what the server tells of may be relied on any more. */
  forget(token: UploadToken): void {
    this.#arrived.delete(token.id);
  }

  #arrivedOf(token: UploadToken): ByteRanges {
    return this.#arrived.get(token.id) ?? new ByteRanges();
  }
}
