import type { EntryId } from '../../shared/domain/ids.ts';
import type { CallOptions, KalturaApi } from '../kaltura/api.ts';
import { checked } from '../kaltura/checked.ts';
import { entrySchema, getEntry, newMediaEntry, type Entry, type NewEntry } from '../kaltura/entries.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import { newToken, tokensWhere } from '../kaltura/upload-tokens.ts';
import type { Random } from '../ports/random.ts';

/*
 * A capture device may not list entries, and Kaltura has no key of its own by which a `media.add` could be made twice
 * and count once. So the same multirequest that adds the entry also adds an upload token that nobody will ever upload
 * to: its file name is the new entry's id, filled in by the server, and its file size is a number that was journaled
 * before. Tokens may be listed by file size. When the answer is lost, that token names the entry.
 *
 * What is left: a server that dies between the two parts of one request leaves an entry without content that no device
 * can find. It holds nothing; the one made next gets the content.
 */

/** A number to know an entry by, journaled before the entry is asked for: 12 digits, exact in every number type. */
export const newReceipt = (random: Random): number =>
  1e11 + (random.bytes(6).reduce((number, byte) => number * 256 + byte, 0) % 9e11);

/** Adds an entry and its receipt in one request. Throws KalturaRefusal when Kaltura does not take the entry. */
export async function addEntry(
  api: KalturaApi,
  entry: NewEntry,
  receipt: number,
  options: CallOptions,
): Promise<Entry> {
  const parts = [
    { service: 'media', action: 'add', params: newMediaEntry(entry) },
    { service: 'uploadToken', action: 'add', params: newToken('{1:result:id}', receipt) },
  ];
  const [answer] = await api.callMany(parts, options);
  if (answer?.ok === false) throw answer.refusal;
  return checked(answer?.result, entrySchema, 'media.add');
}

/**
 * The entry that was added under `receipt`, or null when none was. When several requests got through, the one that
 * holds content counts, else the first.
 */
export async function findEntry(api: KalturaApi, receipt: number, options: CallOptions): Promise<Entry | null> {
  const tokens = await tokensWhere(api, { fileSize: receipt }, options);
  const ids = [...new Set(tokens.map((t) => t.fileName).filter((name) => /^\d+_\w+$/.test(name)))].reverse();
  const entries: Entry[] = [];
  for (const id of ids) {
    const entry = await entryOrNull(api, id as EntryId, options);
    if (entry) entries.push(entry);
  }
  return entries.find((e) => e.standing !== 'no-content') ?? entries[0] ?? null;
}

/** Null for an entry that was deleted. */
export async function entryOrNull(api: KalturaApi, id: EntryId, options: CallOptions): Promise<Entry | null> {
  try {
    const entry = await getEntry(api, id, options);
    return entry.standing === 'deleted' ? null : entry;
  } catch (error) {
    if (isRefusal(error, 'ENTRY_ID_NOT_FOUND')) return null;
    throw error;
  }
}
