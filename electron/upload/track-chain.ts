import type { EntryId, UploadTokenId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { addContent, type Entry } from '../kaltura/entries.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import { addToken, getToken, tokensWhere, type UploadToken } from '../kaltura/upload-tokens.ts';
import type { ByteSender } from './byte-sender.ts';
import { entryCard } from './entry-card.ts';
import { addEntry, entryOrNull, findEntry, newReceipt } from './entry-receipt.ts';
import { changeOf } from './media-file.ts';
import type { UploadParts } from './parts.ts';
import type { TrackDesk, TrackPaper } from './track-desk.ts';
import type { TrackMeter } from './track-meter.ts';
import { tokenFileName } from './token-file-name.ts';

/** Refusals after which nothing can be done with a token any more. */
const DEAD_TOKEN = [
  'UPLOAD_TOKEN_NOT_FOUND',
  'UPLOAD_TOKEN_CANNOT_RESUME',
  'UPLOAD_PASSED_MAX_RESUME_TIME_ALLOWED',
  'MAX_ALLOWED_CHUNK_COUNT_EXCEEDED',
];

/** How `addContent` says that the token's file is not there to be taken, be it used up or lost. */
const TOKEN_UNUSABLE = [
  'UPLOAD_TOKEN_NOT_FOUND',
  'UPLOADED_FILE_NOT_FOUND_BY_TOKEN',
  'UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY',
];

const FIRST_LOOK_MS = 1000;
const LONGEST_LOOK_MS = 60_000;

/**
 * The way of one track into Kaltura: token, bytes, entry, content, ready. Where it stands is read from the journal before
 * each step, and each act is told there before and after; so it goes on from any point at which it was cut, and an act
 * whose answer was lost is asked about before it is done again. Throws FaultError; trying again is the caller's matter.
 */
export class TrackChain {
  #lookMs = FIRST_LOOK_MS;

  constructor(
    private readonly parts: UploadParts,
    private readonly sender: ByteSender,
    private readonly desk: TrackDesk,
    private readonly meter: TrackMeter,
    /** Called whenever something was achieved. */
    private readonly onStep: () => void,
  ) {}

  /** Goes on until the entry has its content (`attached`) or is `ready`, or the recording is not to be uploaded any more. */
  async run(goal: 'attached' | 'ready', signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const paper = this.desk.read();
      if (!paper || paper.upload.step === 'ready') return;
      if (paper.upload.step === 'processing' && goal === 'attached') return;
      await this.#step(paper, signal);
    }
  }

  async #step(paper: TrackPaper, signal: AbortSignal): Promise<void> {
    switch (paper.upload.step) {
      case 'waiting':
        if (await this.#hasSameFile(paper, signal)) await this.#askToken(paper, signal);
        break;
      case 'token':
        await this.#findToken(paper, signal);
        break;
      case 'bytes':
        if (await this.#hasSameFile(paper, signal)) await this.#sendBytes(paper, signal);
        break;
      case 'entry':
        this.meter.enter('attaching');
        await this.#makeEntry(paper, signal);
        break;
      case 'content':
        this.meter.enter('attaching');
        await this.#attachContent(paper, signal);
        break;
      case 'processing':
        this.meter.enter('processing');
        await this.#lookAtEntry(paper, signal);
        return;
      case 'ready':
        break;
    }
    this.onStep();
  }

  async #hasSameFile({ track, upload }: TrackPaper, signal: AbortSignal): Promise<boolean> {
    const change = await changeOf(this.parts.files, track, upload.tokenMadeAt, signal);
    if (!change) return true;
    this.parts.log.warn('The media file changed; its upload starts over', { ...this.#names(), bytes: change.bytes });
    this.desk.tell({ type: 'track-changed', trackId: track.trackId, ...change });
    return false;
  }

  async #askToken({ recording, track }: TrackPaper, signal: AbortSignal): Promise<void> {
    const fileName = tokenFileName(recording.id, track, this.parts.random);
    this.desk.tell({ type: 'token-asked', trackId: track.trackId, fileName });
    this.#tellToken(await addToken(this.parts.api, fileName, track.bytes, { signal }));
  }

  /** A token was asked for and the answer is not known. */
  async #findToken({ track, upload }: TrackPaper, signal: AbortSignal): Promise<void> {
    const fileName = upload.fileName ?? '';
    const [found] = await tokensWhere(this.parts.api, { fileName }, { signal });
    this.#tellToken(found ?? (await addToken(this.parts.api, fileName, track.bytes, { signal })));
  }

  #tellToken(token: UploadToken): void {
    this.desk.tell({ type: 'token-made', trackId: this.desk.trackId, tokenId: token.id });
  }

  async #sendBytes({ track, upload }: TrackPaper, signal: AbortSignal): Promise<void> {
    const token = await this.#tokenOrNull(upload.tokenId, signal);
    if (!token || token.status === 'gone' || token.status === 'closed') {
      this.desk.tell({ type: 'token-abandoned', trackId: track.trackId });
      throw new FaultError(fault('token-dead', { track: track.trackId }));
    }
    const done = token.status === 'full' ? token : await this.#sent(token, { track, signal });
    if (done.status !== 'full' || done.uploadedBytes !== track.bytes) {
      if (done.status === 'full') this.desk.tell({ type: 'token-abandoned', trackId: track.trackId });
      throw mismatch(done, track);
    }
    this.desk.tell({ type: 'bytes-sent', trackId: track.trackId });
  }

  async #sent(token: UploadToken, { track, signal }: Pick<TrackPaper, 'track'> & { signal: AbortSignal }) {
    try {
      return await this.sender.send(token, track, this.meter, this.onStep, signal);
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
      if (isRefusal(error, ...DEAD_TOKEN, 'UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD')) {
        this.desk.tell({ type: 'token-abandoned', trackId: track.trackId });
      }
      if (isRefusal(error, 'UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD')) {
        throw new FaultError(fault('file-type-refused', { file: track.file }), { cause: error });
      }
      throw error;
    }
  }

  async #makeEntry({ recording, track, upload }: TrackPaper, signal: AbortSignal): Promise<void> {
    const { api, random } = this.parts;
    const first = recording.uploads[0];
    const parentEntryId = first && first.trackId !== track.trackId ? first.entryId : null;
    const receipt = upload.receipt ?? newReceipt(random);
    if (upload.receipt === null) {
      this.desk.tell({ type: 'entry-asked', trackId: track.trackId, parentEntryId, receipt });
    }
    const found = upload.receipt === null ? null : await findEntry(api, receipt, { signal });
    const entry = found ?? (await addEntry(api, entryCard(recording, track, parentEntryId), receipt, { signal }));
    const { templateEntryId, title } = recording.occurrence;
    const isIgnored = templateEntryId !== null && entry.templateEntryId !== templateEntryId;
    const ignored = fault('template-ignored', { templateEntryId: templateEntryId ?? '', title, entryId: entry.id });
    this.desk.tell(
      { type: 'entry-made', trackId: track.trackId, entryId: entry.id },
      ...(isIgnored ? [{ type: 'upload-remarked', trackId: track.trackId, fault: ignored } as const] : []),
    );
  }

  async #attachContent({ track, upload }: TrackPaper, signal: AbortSignal): Promise<void> {
    const { trackId } = track;
    const entryId = upload.entryId as EntryId;
    this.desk.tell({ type: 'content-asked', trackId });
    try {
      await addContent(this.parts.api, entryId, upload.tokenId as UploadTokenId, { signal });
    } catch (error) {
      if (!isRefusal(error, 'ENTRY_ALREADY_WITH_CONTENT', 'ENTRY_ID_NOT_FOUND', ...TOKEN_UNUSABLE)) throw error;
      const entry = await entryOrNull(this.parts.api, entryId, { signal });
      if (!entry) {
        this.desk.tell({ type: 'entry-abandoned', trackId });
        throw new FaultError(fault('entry-deleted', { entryId }), { cause: error });
      }
      if (entry.standing === 'no-content') {
        this.desk.tell({ type: 'token-abandoned', trackId });
        throw error;
      }
    }
    this.desk.tell({ type: 'content-attached', trackId });
  }

  async #lookAtEntry({ upload, track }: TrackPaper, signal: AbortSignal): Promise<void> {
    const entryId = upload.entryId as EntryId;
    const entry = await entryOrNull(this.parts.api, entryId, { signal });
    const end = entry ? failureOf(entry) : fault('entry-deleted', { entryId });
    if (end) {
      // The operator has been told and wants it done again: with a new entry.
      if (upload.fault?.code !== end.code) throw new FaultError(end);
      this.desk.tell({ type: 'entry-abandoned', trackId: track.trackId });
      return;
    }
    if (entry?.standing === 'ready') {
      this.desk.tell({ type: 'entry-ready', trackId: track.trackId });
      this.onStep();
      return;
    }
    if (upload.fault) this.desk.tell({ type: 'upload-recovered', trackId: track.trackId });
    await this.parts.clock.sleep(this.#lookMs, signal);
    this.#lookMs = Math.min(LONGEST_LOOK_MS, this.#lookMs * 1.5);
  }

  async #tokenOrNull(id: UploadTokenId | null, signal: AbortSignal): Promise<UploadToken | null> {
    try {
      return id === null ? null : await getToken(this.parts.api, id, { signal });
    } catch (error) {
      if (isRefusal(error, 'UPLOAD_TOKEN_NOT_FOUND')) return null;
      throw error;
    }
  }

  #names(): { readonly recordingId: string; readonly trackId: string } {
    return { recordingId: this.desk.recordingId, trackId: this.desk.trackId };
  }
}

const mismatch = (token: UploadToken, { trackId, bytes }: TrackPaper['track']): FaultError =>
  new FaultError(fault('content-mismatch', { track: trackId, received: token.uploadedBytes, expected: bytes }));

const failureOf = ({ id, standing, status }: Entry) =>
  standing === 'failed' ? fault('entry-failed', { entryId: id, status }) : null;
