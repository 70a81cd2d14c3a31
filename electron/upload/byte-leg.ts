import { basename } from 'node:path';
import type { UploadTokenId } from '../../shared/domain/ids.ts';
import { later, type Instant } from '../../shared/domain/instant.ts';
import type { HeadStartPromise, Upload } from '../../shared/domain/recording.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import { addToken, getToken, tokensWhere, type UploadToken } from '../kaltura/upload-tokens.ts';
import type { ByteSender } from './byte-sender.ts';
import { changeOf } from './media-file.ts';
import type { UploadParts } from './parts.ts';
import { tokenFileName } from './token-file-name.ts';
import type { TrackDesk, TrackPaper } from './track-desk.ts';
import type { TrackMeter } from './track-meter.ts';

/** Refusals after which nothing can be done with a token any more. */
export const DEAD_TOKEN = [
  'UPLOAD_TOKEN_NOT_FOUND',
  'UPLOAD_TOKEN_CANNOT_RESUME',
  'UPLOAD_PASSED_MAX_RESUME_TIME_ALLOWED',
  'MAX_ALLOWED_CHUNK_COUNT_EXCEEDED',
];

/** The first leg of a track's way: an upload token, and the file's bytes in it. Each method does one step. */
export class ByteLeg {
  constructor(
    private readonly parts: UploadParts,
    private readonly sender: ByteSender,
    private readonly desk: TrackDesk,
    private readonly meter: TrackMeter,
    private readonly onStep: () => void,
  ) {}

  async askToken(paper: TrackPaper, signal: AbortSignal): Promise<void> {
    if (!(await this.#hasSameFile(paper, signal))) return;
    const { recording, track } = paper;
    const fileName = tokenFileName(recording.id, track, this.parts.random);
    this.desk.tell({ type: 'token-asked', trackId: track.trackId, fileName });
    this.#tellToken(await addToken(this.parts.api, fileName, track.bytes, { signal }));
  }

  /** A token was asked for and the answer is not known. */
  async findToken({ track, upload }: TrackPaper, signal: AbortSignal): Promise<void> {
    const fileName = upload.fileName ?? '';
    const [found] = await tokensWhere(this.parts.api, { fileName }, { signal });
    this.#tellToken(found ?? (await addToken(this.parts.api, fileName, track.bytes, { signal })));
  }

  async sendBytes(paper: TrackPaper, signal: AbortSignal): Promise<void> {
    if (!(await this.#hasSameFile(paper, signal)) || !(await this.#keepsPromise(paper, signal))) return;
    const { track, upload } = paper;
    const token = await this.#tokenOrNull(upload.tokenId, signal);
    if (!token || token.status === 'gone' || token.status === 'closed') {
      this.#abandonToken();
      throw new FaultError(fault('token-dead', { track: track.trackId }));
    }
    const done = token.status === 'full' ? token : await this.#sent(token, paper, signal);
    if (done.status !== 'full' || done.uploadedBytes !== track.bytes) {
      if (done.status === 'full') this.#abandonToken();
      throw mismatch(done, track);
    }
    this.desk.tell({ type: 'bytes-sent', trackId: track.trackId });
  }

  async #hasSameFile({ track, upload }: TrackPaper, signal: AbortSignal): Promise<boolean> {
    const change = await changeOf(this.parts.files, track, sinceWhen(upload), signal);
    if (!change) return true;
    const names = { recordingId: this.desk.recordingId, trackId: this.desk.trackId };
    this.parts.log.warn('The media file changed; its upload starts over', { ...names, bytes: change.bytes });
    this.desk.tell({ type: 'track-changed', trackId: track.trackId, ...change });
    return false;
  }

  /** What was sent ahead must be what the file begins with; else it starts over with a new token. */
  async #keepsPromise({ track, upload: { promise } }: TrackPaper, signal: AbortSignal): Promise<boolean> {
    if (!promise) return true;
    const isKept = promise.bytes <= track.bytes && (await this.#begins(track.file, promise, signal));
    const names = { recordingId: this.desk.recordingId, trackId: track.trackId, bytes: promise.bytes };
    if (isKept) this.parts.log.info('The file begins with what was sent ahead', names);
    else this.parts.log.warn('The file does not begin with what was sent ahead; its upload starts over', names);
    this.desk.tell({ type: isKept ? 'promise-kept' : 'token-abandoned', trackId: track.trackId });
    return isKept;
  }

  async #begins(file: string, { bytes, sha256 }: HeadStartPromise, signal: AbortSignal): Promise<boolean> {
    return (await this.parts.files.growingHash(file).upTo(bytes, signal)) === sha256;
  }

  async #sent(token: UploadToken, { recording, track }: TrackPaper, signal: AbortSignal): Promise<UploadToken> {
    const cargo = { api: this.parts.api, recordingId: recording.id, track, meter: this.meter, onArrived: this.onStep };
    try {
      return await this.sender.send(token, cargo, signal);
    } catch (error) {
      if (isRefusal(error, 'UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE')) {
        this.sender.forget(token);
        throw mismatch(token, track);
      }
      if (isRefusal(error, 'UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD')) {
        // The answer to the last chunk was lost, and this was its repetition.
        const now = await this.#tokenOrNull(token.id, signal);
        if (now?.status === 'full') return now;
      }
      if (isRefusal(error, ...DEAD_TOKEN)) this.#abandonToken();
      if (isRefusal(error, 'UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD')) {
        this.#abandonToken();
        throw new FaultError(fault('file-type-refused', { file: basename(track.file) }), { cause: error });
      }
      throw error;
    }
  }

  async #tokenOrNull(id: UploadTokenId | null, signal: AbortSignal): Promise<UploadToken | null> {
    try {
      return id === null ? null : await getToken(this.parts.api, id, { signal });
    } catch (error) {
      if (isRefusal(error, 'UPLOAD_TOKEN_NOT_FOUND')) return null;
      throw error;
    }
  }

  #tellToken(token: UploadToken): void {
    this.desk.tell({ type: 'token-made', trackId: this.desk.trackId, tokenId: token.id });
  }

  #abandonToken(): void {
    this.desk.tell({ type: 'token-abandoned', trackId: this.desk.trackId });
  }
}

/** A token may be older than the file that goes into it. */
const sinceWhen = ({ tokenMadeAt, queuedAt }: Upload): Instant | null =>
  tokenMadeAt === null ? null : later(tokenMadeAt, queuedAt);

const mismatch = (token: UploadToken, { trackId, bytes }: TrackPaper['track']): FaultError =>
  new FaultError(fault('content-mismatch', { track: trackId, received: token.uploadedBytes, expected: bytes }));
