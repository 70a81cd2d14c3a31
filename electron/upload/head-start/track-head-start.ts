import type { RecordingEvent } from '../../../shared/domain/fact.ts';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { HeadStart } from '../../../shared/domain/recording.ts';
import type { KalturaApi } from '../../kaltura/api.ts';
import { addToken, getToken, tokensWhere, uploadChunk, type UploadToken } from '../../kaltura/upload-tokens.ts';
import type { GrowingHash } from '../../ports/files.ts';
import type { GrowingTrack } from '../../ports/growing-tracks.ts';
import type { Pace } from '../pace.ts';
import type { UploadParts } from '../parts.ts';
import { optionsOf } from '../send-file.ts';
import { tokenFileName } from '../token-file-name.ts';

/** Less is left for later, so that a slow recording does not make many small requests; */
const LEAST_BYTES = 8 * 1024 * 1024;
/** and more goes in pieces, so that what a lost connection costs is bounded. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The token cannot be used for this file: it is no more, or has something else. */
export class TokenIsUseless extends Error {
  override readonly name = 'TokenIsUseless';
}

/** What a track is sent ahead with. */
export interface HeadStartParts extends Pick<UploadParts, 'ledger' | 'random' | 'files'> {
  /** In the session that the recording is uploaded in. */
  readonly api: KalturaApi;
  readonly pace: Pick<Pace, 'lend'>;
}

/**
 * Sends the beginning of one track's file while it grows, one chunk after the other. What the file will have to begin with
 * is promised in the journal before it is sent, so that whatever arrived can be told from what was made of it in the end.
 */
export class TrackHeadStart {
  #token: UploadToken | null = null;
  #sentBytes = 0;
  readonly #hash: GrowingHash;
  #isChecked = false;

  constructor(
    private readonly parts: HeadStartParts,
    private readonly recordingId: RecordingId,
    private readonly track: Pick<GrowingTrack, 'trackId' | 'file'>,
  ) {
    this.#hash = parts.files.growingHash(track.file);
  }

  /** Bytes that Kaltura has, as far as it has said. */
  get sentBytes(): number {
    return this.#sentBytes;
  }

  /** Whether there is enough to be sent of a file of so many bytes. */
  hasWork(bytes: number): boolean {
    const promised = this.#read()?.promise?.bytes ?? 0;
    return bytes >= promised && bytes - this.#sentBytes >= LEAST_BYTES;
  }

  /**
   * Sends a chunk of what there is. Throws TokenIsUseless, FaultError; called again it goes on from what Kaltura has.
   */
  async sendChunk(bytes: number, signal: AbortSignal): Promise<void> {
    const token = (this.#token ??= await this.#openToken(signal));
    await this.#check(token, signal);
    const from = (this.#sentBytes = token.uploadedBytes);
    const promised = this.#read()?.promise?.bytes ?? 0;
    // What may have arrived already is sent again as it was.
    const to = from < promised ? promised : Math.min(bytes, from + MOST_BYTES);
    if (to <= from) return;
    if (to > promised) {
      const sha256 = await this.#hash.upTo(to, signal);
      this.#tell(signal, { type: 'start-promised', trackId: this.track.trackId, bytes: to, sha256 });
    }
    this.#token = await this.#send(token, { from, to }, signal);
    this.#sentBytes = this.#token.uploadedBytes;
  }

  /** After a fault it is asked anew how far the token is. */
  forget(): void {
    this.#token = null;
  }

  abandon(signal: AbortSignal): void {
    this.#tell(signal, { type: 'token-abandoned', trackId: this.track.trackId });
  }

  async #openToken(signal: AbortSignal): Promise<UploadToken> {
    const { api, random } = this.parts;
    const { trackId } = this.track;
    const begun = this.#read();
    if (begun?.tokenId) return usable(await getToken(api, begun.tokenId, { signal }));
    const fileName = begun?.fileName ?? tokenFileName(this.recordingId, this.track, random);
    if (!begun) this.#tell(signal, { type: 'token-asked', trackId, fileName });
    const [found] = begun ? await tokensWhere(api, { fileName }, { signal }) : [];
    const token = found ?? (await addToken(api, fileName, null, { signal }));
    this.#tell(signal, { type: 'token-made', trackId, tokenId: token.id });
    return usable(token);
  }

  /** Once after a start: what an earlier run promised must be what the file begins with. */
  async #check(token: UploadToken, signal: AbortSignal): Promise<void> {
    const promise = this.#read()?.promise ?? { bytes: 0, sha256: '' };
    if (token.uploadedBytes > promise.bytes) throw new TokenIsUseless('Kaltura has more than was promised');
    if (this.#isChecked || promise.bytes === 0) return;
    if ((await this.#hash.upTo(promise.bytes, signal)) !== promise.sha256)
      throw new TokenIsUseless('The file does not begin with what was promised');
    this.#isChecked = true;
  }

  #send(token: UploadToken, range: { from: number; to: number }, signal: AbortSignal): Promise<UploadToken> {
    const { api, pace } = this.parts;
    const place = { resume: token.status !== 'pending', resumeAt: range.from, finalChunk: false };
    const bytes = () => pace.lend(this.track.file, range, signal);
    const file = { fileName: token.fileName, length: range.to - range.from, bytes };
    return uploadChunk(api, token.id, place, file, optionsOf({ token, signal }));
  }

  #read(): HeadStart | undefined {
    const { headStarts } = this.parts.ledger.state().recordings.get(this.recordingId) ?? {};
    return headStarts?.find((h) => h.trackId === this.track.trackId);
  }

  /** Nothing is told of a recording that is not being captured any more. */
  #tell(signal: AbortSignal, event: RecordingEvent): void {
    signal.throwIfAborted();
    this.parts.ledger.tell(this.recordingId, event);
  }
}

function usable(token: UploadToken): UploadToken {
  if (token.status === 'pending' || token.status === 'partial') return token;
  throw new TokenIsUseless(`The token is ${token.status}`);
}
