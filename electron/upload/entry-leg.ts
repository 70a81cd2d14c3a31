import type { EntryId, UploadTokenId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { addContent } from '../kaltura/entries.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import { tokensWhere } from '../kaltura/upload-tokens.ts';
import { entryCard } from './entry-card.ts';
import { failureOf } from './entry-failure.ts';
import { addEntry, entryOrNull, findEntry, newReceipt } from './entry-receipt.ts';
import type { UploadParts } from './parts.ts';
import { templateFault, templateOf } from './template.ts';
import type { TrackDesk, TrackPaper } from './track-desk.ts';

/** How `addContent` says that the token's file is not there to be taken, be it used up or lost. */
const TOKEN_UNUSABLE = [
  'UPLOAD_TOKEN_NOT_FOUND',
  'UPLOADED_FILE_NOT_FOUND_BY_TOKEN',
  'UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY',
];

const FIRST_LOOK_MS = 1000;
const LONGEST_LOOK_MS = 60_000;

/** The second leg of a track's way: its entry, the entry's content, and Kaltura's processing. Each method does one step. */
export class EntryLeg {
  #lookMs = FIRST_LOOK_MS;

  constructor(
    private readonly parts: Pick<UploadParts, 'api' | 'clock' | 'random' | 'settings'>,
    private readonly desk: TrackDesk,
  ) {}

  /** Leaves it to the operator when Kaltura made the entry without its template, unless the settings say to go on. */
  async makeEntry({ recording, track, upload }: TrackPaper, signal: AbortSignal): Promise<void> {
    const { api, random } = this.parts;
    const { trackId } = track;
    const first = recording.uploads[0];
    const parentEntryId = first && first.trackId !== trackId ? first.entryId : null;
    const receipt = upload.receipt ?? newReceipt(random);
    if (upload.receipt === null) {
      // If its user is not let in any more, that shows before there may be an entry that nobody else could fill.
      if (typeof recording.uploadUser === 'string') await tokensWhere(api, { fileSize: receipt }, { signal });
      this.desk.tell({ type: 'entry-asked', trackId, parentEntryId, receipt });
    }
    const found = upload.receipt === null ? null : await findEntry(api, receipt, { signal });
    const card = { ...entryCard(recording, track, parentEntryId), templateEntryId: templateOf(recording, upload) };
    const entry = found ?? (await addEntry(api, card, receipt, { signal }));
    const ignored = templateFault(entry, card.templateEntryId, recording);
    const made = { type: 'entry-made', trackId, entryId: entry.id } as const;
    if (!ignored) return this.desk.tell(made);
    const goesOn = upload.template?.keep === true || this.parts.settings().withoutTemplate;
    if (goesOn) return this.desk.tell(made, { type: 'upload-remarked', trackId, fault: ignored });
    this.desk.tell(made, { type: 'upload-faulted', trackId, fault: ignored });
    throw new FaultError(ignored);
  }

  async attachContent({ track, upload }: TrackPaper, signal: AbortSignal): Promise<void> {
    const { trackId } = track;
    if (upload.fault?.code === 'template-ignored') throw new FaultError(upload.fault);
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

  /** Looks once whether the entry is ready; if not, waits a while. Gives true when it is. */
  async lookAtEntry({ upload, track }: TrackPaper, signal: AbortSignal): Promise<boolean> {
    const { trackId } = track;
    const entryId = upload.entryId as EntryId;
    const entry = await entryOrNull(this.parts.api, entryId, { signal });
    const end = entry ? failureOf(entry, track, upload) : fault('entry-deleted', { entryId });
    if (end) {
      // The operator has been told and wants it done again: with a new entry.
      if (upload.fault?.code !== end.code) throw new FaultError(end);
      this.desk.tell({ type: 'entry-abandoned', trackId });
      return false;
    }
    if (entry?.standing === 'ready') {
      this.desk.tell({ type: 'entry-ready', trackId });
      return true;
    }
    if (upload.fault) this.desk.tell({ type: 'upload-recovered', trackId });
    await this.parts.clock.sleep(this.#lookMs, signal);
    this.#lookMs = Math.min(LONGEST_LOOK_MS, this.#lookMs * 1.5);
    return false;
  }
}
