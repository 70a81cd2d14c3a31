import { z } from 'zod';
import type { EntryId, UploadTokenId } from '../../shared/domain/ids.ts';
import type { CallOptions, KalturaApi, KalturaParams } from './api.ts';
import { wireId, wireList, wireNumber, wireText } from './wire.ts';

/** What an entry's status means for its content. */
export type EntryStanding = 'no-content' | 'processing' | 'ready' | 'failed' | 'deleted';

/** An entry, as far as a capture device needs it. */
export interface Entry {
  readonly id: EntryId;
  /** Kaltura's own status, for people: a number, or a plugin's word. */
  readonly status: string;
  readonly standing: EntryStanding;
  readonly name: string;
  /** Empty when the server did not take the template it was asked for. */
  readonly templateEntryId: string;
  readonly parentEntryId: string;
  /** Null where Kaltura does not tell, as before it has looked at the content. */
  readonly durationMs: number | null;
}

const STANDINGS: Readonly<Record<string, EntryStanding>> = {
  '-2': 'failed',
  '-1': 'failed',
  '0': 'processing',
  '1': 'processing',
  '2': 'ready',
  '3': 'deleted',
  '4': 'processing',
  // Waiting for a moderator and blocked by one: the content is there and converted.
  '5': 'ready',
  '6': 'ready',
  '7': 'no-content',
  'virusScan.Infected': 'failed',
};

/** An entry in any answer; fields that Kaltura adds pass. */
export const entrySchema = z
  .looseObject({
    ...{ id: wireId, status: wireText, name: wireText, templateEntryId: wireText, parentEntryId: wireText },
    ...{ msDuration: wireNumber, duration: wireNumber },
  })
  .transform((e): Entry => ({
    id: e.id as EntryId,
    status: e.status,
    standing: STANDINGS[e.status] ?? 'processing',
    name: e.name,
    templateEntryId: e.templateEntryId,
    parentEntryId: e.parentEntryId,
    durationMs: e.msDuration ?? (e.duration === null ? null : e.duration * 1000),
  }));

/** What a new entry is given. Name, description and tags can be set by a capture device only when it is made. */
export interface NewEntry {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly mediaType: 'video' | 'audio';
  readonly templateEntryId: EntryId | null;
  readonly parentEntryId: EntryId | null;
}

/** Kaltura's KalturaMediaType. */
export const MEDIA_TYPES = { video: 1, audio: 5 } as const;

/** The parameters of `media.add`. Characters that XML 1.0 forbids are refused by Kaltura, so they are taken out. */
export const newMediaEntry = (entry: NewEntry): KalturaParams => ({
  entry: {
    objectType: 'KalturaMediaEntry',
    mediaType: MEDIA_TYPES[entry.mediaType],
    name: printable(entry.name),
    ...(entry.description === '' ? {} : { description: printable(entry.description) }),
    ...(entry.tags.length === 0 ? {} : { tags: printable(entry.tags.join(',')) }),
    ...(entry.templateEntryId === null ? {} : { templateEntryId: entry.templateEntryId }),
    ...(entry.parentEntryId === null ? {} : { parentEntryId: entry.parentEntryId }),
  },
});

/** Throws KalturaRefusal ENTRY_ID_NOT_FOUND for one that was deleted. */
export const getEntry = (api: KalturaApi, id: EntryId, options?: CallOptions): Promise<Entry> =>
  api.call('baseEntry', 'get', { entryId: id }, entrySchema, options);

/** Gives the entry the token's file. Throws KalturaRefusal ENTRY_ALREADY_WITH_CONTENT when it has one. */
export const addContent = (
  api: KalturaApi,
  entryId: EntryId,
  tokenId: UploadTokenId,
  options?: CallOptions,
): Promise<Entry> => {
  const resource = { objectType: 'KalturaUploadedFileTokenResource', token: tokenId };
  return api.call('media', 'addContent', { entryId, resource }, entrySchema, options);
};

/** `text` without the characters that XML 1.0 §2.2 forbids. */
export const printable = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

const entryRows = wireList(entrySchema);

/** Entries are listed by status: those that are ready, or all that are not deleted. */
const LISTED = {
  ready: '2',
  any: '-2,-1,0,1,2,4,5,6,7,virusScan.Infected,virusScan.ScanFailure',
} as const;

/** Which entries are looked for. */
export interface Reference {
  readonly referenceId: string;
  /** Children are listed only below their parent; null: entries at the top. */
  readonly parent: EntryId | null;
  readonly among: keyof typeof LISTED;
}

/**
 * Entries with a reference id (`baseEntry.list`). It is not unique, and the list may lag a little behind. Throws
 * KalturaRefusal SERVICE_FORBIDDEN for the role of a capture device.
 */
export async function entriesBy(
  api: KalturaApi,
  { referenceId, parent, among }: Reference,
  options?: CallOptions,
): Promise<readonly Entry[]> {
  const filter = {
    objectType: 'KalturaMediaEntryFilter',
    referenceIdEqual: referenceId,
    statusIn: LISTED[among],
    ...(parent === null ? {} : { parentEntryIdEqual: parent }),
  };
  return (await api.call('baseEntry', 'list', { filter }, entryRows, options)).objects;
}
